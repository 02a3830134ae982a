package vn.khuyenhoc.fund.pledge;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.contribution.Promises;
import vn.khuyenhoc.fund.jooq.tables.records.FundPledgeRecord;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Ancestors;

/** What must be true of a pledge that a contribution fulfils; whoever fulfils it or withdraws it holds its row. */
@Component
class Promised implements Promises {
    private final DSLContext sql;
    private final Pledges pledges;
    private final PledgedEarmarks earmarks;
    private final PledgeBook book;

    Promised(DSLContext sql, Pledges pledges, PledgedEarmarks earmarks, PledgeBook book) {
        this.sql = sql;
        this.pledges = pledges;
        this.earmarks = earmarks;
        this.book = book;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Promise held(String id, OrganizationId organization, LocalDate receivedOn, Scope scope) {
        FundPledgeRecord pledge = held(id, "pledge", scope);
        refuseSettled(pledge, "pledge");
        if (receivedOn.isBefore(pledge.getPledgedOn())) {
            throw new Refusal("STEP_TOO_EARLY", "receivedOn", pledge.getPledgedOn());
        }
        if (organization.value() != successor(pledge.getOrganizationId(), receivedOn)) {
            throw new Refusal("PLEDGE_OF_OTHER_ORGANIZATION", "pledge");
        }
        return new Promise(pledge.getId(), pledge.getOrganizationId(), pledge.getDonorId(), earmarks.terms(pledge));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void fulfil(Promise promise, long contribution) {
        book.fulfil(promise.pledge(), promise.organization(), contribution);
    }

    /** @throws Refusal PLEDGE_UNKNOWN */
    FundPledgeRecord held(String opaque, String argument, Scope scope) {
        GlobalId id = GlobalId.parse(opaque);
        FundPledgeRecord pledge = id == null || !id.type().equals("Pledge") ? null : pledges.hold(id.key(), scope);
        if (pledge == null) {
            throw new Refusal("PLEDGE_UNKNOWN", argument);
        }
        return pledge;
    }

    /** @throws Refusal PLEDGE_CANCELLED, PLEDGE_FULFILLED */
    void refuseSettled(FundPledgeRecord pledge, String argument) {
        switch (pledges.state(pledge)) {
            case CANCELLED -> throw new Refusal("PLEDGE_CANCELLED", argument, pledge.getCancelledOn());
            case FULFILLED -> throw new Refusal("PLEDGE_FULFILLED", argument);
            case OPEN, PART_FULFILLED -> { }
        }
    }

    /** Itself while it stands; afterwards the one under which what it left stands in the tree. */
    private long successor(long organization, LocalDate day) {
        List<Long> path = Ancestors.of(List.of(organization), sql).path(organization, day);
        return path.isEmpty() ? organization : path.getLast();
    }
}
