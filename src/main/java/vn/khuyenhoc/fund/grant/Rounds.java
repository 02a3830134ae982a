package vn.khuyenhoc.fund.grant;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_GRANT;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.earmark.Earmarks;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.fund.recipient.Lists;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.tree.Subtree;

/** The rounds as they are kept: whoever changes one holds its lock from the first look on. */
@Component
public class Rounds {
    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final Lists lists;
    private final Earmarks earmarks;

    Rounds(DSLContext sql, Days days, Organizations organizations, Lists lists, Earmarks earmarks) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.lists = lists;
        this.earmarks = earmarks;
    }

    /** @throws Refusal GRANT_UNKNOWN if there is none within the scope */
    @Transactional(propagation = Propagation.MANDATORY)
    FundGrantRecord locked(String globalId, Scope scope) {
        GlobalId id = GlobalId.parse(globalId);
        if (id == null || !id.type().equals("Grant")) {
            throw new Refusal("GRANT_UNKNOWN", "id");
        }
        return locked(id.key(), scope);
    }

    /** @throws Refusal GRANT_UNKNOWN */
    @Transactional(propagation = Propagation.MANDATORY)
    public FundGrantRecord locked(long key, Scope scope) {
        FundGrantRecord round = sql.selectFrom(FUND_GRANT).where(FUND_GRANT.ID.eq(key)).and(Valid.known(FUND_GRANT)).forUpdate().fetchOne();
        if (round == null || !holds(scope, new OrganizationId(round.getOrganizationId()), round.getPaidOn()) && !leftTo(scope, round)) {
            throw new Refusal("GRANT_UNKNOWN", "id");
        }
        return round;
    }

    /** Planned for a day by which its organization has ended: nobody will pay it, but whoever is above what that left can withdraw it, or pay it on an earlier day. */
    private boolean leftTo(Scope scope, FundGrantRecord round) {
        return sql.fetchExists(FUND_GRANT, FUND_GRANT.ID.eq(round.getId()).and(Subtree.of(scope, FUND_GRANT.ORGANIZATION_ID, FUND_GRANT.PAID_ON)));
    }

    /** Whether a scope holds an organization on the day of a payment; on today, if it is planned for a later one. */
    public boolean holds(Scope scope, OrganizationId organization, LocalDate payOn) {
        return organizations.within(scope, organization, payOn.isAfter(days.today()) ? days.today() : payOn);
    }

    /** @throws Refusal ORGANIZATION_NOT_ACTIVE */
    void refuseInactive(FundGrantRecord round, LocalDate on) {
        if (!organizations.within(Scope.EVERYWHERE, new OrganizationId(round.getOrganizationId()), on)) {
            throw new Refusal("ORGANIZATION_NOT_ACTIVE", "on", on);
        }
    }

    static void refuseStale(FundGrantRecord round, String version) {
        if (!Version.of(round.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("round " + round.getId() + " was changed meanwhile");
        }
    }

    /** Whether somebody entered the round or ever changed it: it takes another to approve it. */
    boolean hadHandIn(String caller, FundGrantRecord round) {
        var g = FUND_GRANT;
        return sql.fetchExists(g, g.ID.eq(round.getId()).or(g.VERSION_OF.eq(round.getId())).and(g.ENTERED_BY.eq(caller).or(g.EDITED_BY.eq(caller))));
    }

    /** @throws Refusal ALREADY_REVERSED, GRANT_STATE_WRONG */
    void become(FundGrantRecord round, GrantState next, UnaryOperator<FundGrantRecord> change) {
        round.getState().refuseBecoming(next);
        Rows.correct(sql, List.of(round), days.now(), one -> change.apply(one.setState(next)));
    }

    /** Changes what a draft says, and whose hand was the last. */
    void amend(FundGrantRecord round, UnaryOperator<FundGrantRecord> change) {
        round.getState().refuseAmending();
        Rows.correct(sql, List.of(round), days.now(), one -> change.apply(one.setEditedBy(Act.current().caller())));
    }

    /** @throws Refusal GRANT_STATE_WRONG, GRANT_NOT_LISTED, EARMARK_INSUFFICIENT, and what the list refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public void list(FundGrantRecord round, List<Lists.Wanted> wanted, Scope scope) {
        refuseListing(round);
        lists.add(round, wanted, scope);
        recount(round);
    }

    /** @throws Refusal GRANT_STATE_WRONG, RECIPIENT_UNKNOWN */
    void unlist(FundGrantRecord round, List<Long> rows) {
        round.getState().refuseAmending();
        lists.remove(round, rows);
        recount(round);
    }

    /** @throws Refusal GRANT_STATE_WRONG; GRANT_NOT_LISTED if its turns and amount were given instead of a list */
    public static void refuseListing(FundGrantRecord round) {
        round.getState().refuseAmending();
        if (!round.getListed()) {
            throw new Refusal("GRANT_NOT_LISTED", "id");
        }
    }

    /** That a round can ever pay: of what a donor earmarked no more than was given. */
    public long most(FundGrantRecord round) {
        return round.getEarmarkId() == null ? Long.MAX_VALUE : earmarks.given(round.getEarmarkId());
    }

    /** Of a round with a list, turns and amount are never typed. */
    private void recount(FundGrantRecord round) {
        Lists.Sum sum = lists.total(round.getId());
        if (sum.amount() > Posting.LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "recipients", Posting.LARGEST);
        }
        if (sum.turns() > round.getTurns()) {
            Earmarks.refuseMore(sum.amount(), most(round), "recipients");
        }
        amend(round, one -> one.setTurns(sum.turns()).setAmount(sum.amount()));
    }
}
