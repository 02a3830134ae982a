package vn.khuyenhoc.fund.statistics;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_PAYMENT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT_RECIPIENT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.grant.Grants;
import vn.khuyenhoc.fund.recipient.DistinctRecipients;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.kernel.statistics.Statement;

/** Statements of the rounds that were paid, less those that were taken back: each on the day in whose year it counts. */
@Component
class GrantStatements {
    private static final int TURNS = 2;

    private final Grants grants;
    private final Statements statements;

    GrantStatements(Grants grants, Statements statements) {
        this.grants = grants;
        this.statements = statements;
    }

    /** @param all whether the caller may read of everybody: nobody else is told what few people were given, or gave back */
    Statement<Dimension> of(Question question, boolean all) {
        Statement<Dimension> statement = statements.of(question, facts(question));
        return all ? statement : statement.leavingOut(DistinctRecipients.FEWEST, TURNS);
    }

    /** How many people the lists of each group's rounds name, as far as the caller may know: of few, nobody else learns how many they are. */
    Map<List<Long>, Integer> people(Question question, boolean all) {
        var l = FUND_GRANT_RECIPIENT;
        Facts rounds = facts(question);
        Facts listed = new Facts(rounds.from().join(l).on(l.GRANT_ID.eq(FUND_GRANT_PAYMENT.GRANT_ID)).and(Valid.known(l)),
            rounds.shown().and(DistinctRecipients.counted(question.period().to(), question.page().scope())), rounds.organization(), rounds.day(), rounds.by(), List.of());
        Map<List<Long>, Integer> people = new HashMap<>();
        statements.named(question, listed, l.RECIPIENT_ID).forEach((group, some) -> {
            if (all || some.size() >= DistinctRecipients.FEWEST) {
                people.put(group, some.size());
            }
        });
        return people;
    }

    private Facts facts(Question question) {
        var p = FUND_GRANT_PAYMENT;
        return new Facts(p.join(FUND_GRANT).on(FUND_GRANT.ID.eq(p.GRANT_ID)), grants.matching(question.page()), p.ORGANIZATION_ID, p.PAID_ON,
            Map.of(Dimension.PURPOSE, p.PURPOSE),
            List.of(sum(when(p.REVERSAL_OF.isNull(), inline(1)).otherwise(inline(-1))).as("number"), sum(p.AMOUNT).as("amount"), sum(p.TURNS).as("turns")));
    }
}
