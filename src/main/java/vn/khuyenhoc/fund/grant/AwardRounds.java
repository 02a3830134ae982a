package vn.khuyenhoc.fund.grant;

import static java.util.stream.Collectors.toMap;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantPurpose;
import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.sql.Rows;

/** Pays what goes with a commendation as a round of one turn, which others decided; who receives it stands with the commendation alone. */
@Component
public class AwardRounds {
    static final String TITLE = "Tiền thưởng kèm khen thưởng";

    private final DSLContext sql;
    private final Days days;
    private final Payments payments;
    private final Grants grants;

    AwardRounds(DSLContext sql, Days days, Payments payments, Grants grants) {
        this.sql = sql;
        this.days = days;
        this.payments = payments;
        this.grants = grants;
    }

    /**
     * @param amount whole VND
     * @return the key of the round
     * @throws Refusal FUND_INSUFFICIENT, FUND_CLOSED, ORGANIZATION_NOT_ACTIVE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long pay(long organization, String decisionNumber, long amount, LocalDate on) {
        FundGrantRecord round = FUND_GRANT.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization).setPurpose(GrantPurpose.AWARD)
            .setTitle(TITLE).setDecisionNumber(decisionNumber).setPaidOn(on).setTurns(1L).setAmount(amount).setInKind(false).setState(GrantState.PAID)
            .setListed(false).setEnteredBy(Act.current().caller());
        payments.pay(List.of(round));
        Rows.insert(sql, List.of(round));
        return round.getId();
    }

    /** The rounds by their keys, as a caller sees them. */
    public Map<Long, Node> shown(Collection<Long> keys, Scope scope) {
        return grants.withIds(keys, scope).stream().collect(toMap(Node::key, grant -> grant));
    }
}
