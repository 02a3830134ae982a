package vn.khuyenhoc.fund.statistics;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_DONOR;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jooq.Table;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.fund.contribution.Contributions;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.kernel.statistics.Period;
import vn.khuyenhoc.kernel.statistics.Statement;
import vn.khuyenhoc.organization.tree.KeptTotals.Monthly;

/** Statements of contributions: out of what is kept added up by month and purpose where that answers the question, else out of the facts. */
@Component
class ContributionStatements {
    private static final int FIGURES = 2;

    private final Contributions contributions;
    private final Statements statements;

    ContributionStatements(Contributions contributions, Statements statements) {
        this.contributions = contributions;
        this.statements = statements;
    }

    Statement<Dimension> of(Question question) {
        return question.keptAddedUp() ? kept(question) : statements.of(question, facts(question));
    }

    private Statement<Dimension> kept(Question question) {
        Statement<Dimension> statement = new Statement<>(question.grouping(), FIGURES);
        months(question, question.period()).forEach(month -> statement.add(Placing.key(question, month), month.figures()));
        months(question, question.period().yearBefore()).forEach(month -> statement.addBefore(Placing.key(question, month), month.figures()));
        return statement;
    }

    private Stream<Alike> months(Question question, Period period) {
        return contributions.raisedByMonth(question.within(), period.firstMonth(), period.lastMonth()).stream().map(ContributionStatements::alike);
    }

    private static Alike alike(Monthly month) {
        return new Alike(0, month.month(), Map.of(Dimension.PURPOSE, Facts.number(month.dimensions().getFirst())), month.amounts().reversed());
    }

    /** Donors are joined only where somebody asks for them. */
    private Facts facts(Question question) {
        var c = FUND_CONTRIBUTION;
        boolean donors = question.grouping().has(Dimension.DONOR_KIND) || Contributions.asksOfDonors(question.page().where());
        Table<?> from = donors ? c.join(FUND_DONOR).on(FUND_DONOR.ID.eq(c.DONOR_ID)).and(Valid.known(FUND_DONOR)) : c;
        return new Facts(from, contributions.matching(question.page()), c.ORGANIZATION_ID, c.POSTED_ON,
            Map.of(Dimension.PURPOSE, c.EARMARKED_FOR, Dimension.CONTRIBUTION_KIND, c.KIND, Dimension.DONOR_KIND, FUND_DONOR.KIND),
            List.of(sum(when(c.REVERSAL_OF.isNull(), inline(1)).otherwise(inline(-1))).as("number"), sum(c.AMOUNT).as("amount")));
    }
}
