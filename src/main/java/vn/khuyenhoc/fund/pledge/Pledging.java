package vn.khuyenhoc.fund.pledge;

import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;

import java.time.LocalDate;
import java.util.List;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.contribution.Earmarking;
import vn.khuyenhoc.fund.contribution.Givers;
import vn.khuyenhoc.fund.jooq.tables.records.FundPledgeRecord;
import vn.khuyenhoc.fund.pledge.PledgeInputs.CancelPledgeInput;
import vn.khuyenhoc.fund.pledge.PledgeInputs.RecordPledgeInput;
import vn.khuyenhoc.fund.ledger.Posting;
import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** What must be true of a pledge that an officer enters, or that a donor withdraws. */
@Component
class Pledging {
    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 500;

    private final PledgeBook book;
    private final Pledges pledges;
    private final Promised promised;
    private final Givers givers;
    private final Earmarking earmarking;
    private final Organizations organizations;
    private final Days days;

    Pledging(PledgeBook book, Pledges pledges, Promised promised, Givers givers, Earmarking earmarking, Organizations organizations, Days days) {
        this.book = book;
        this.pledges = pledges;
        this.promised = promised;
        this.givers = givers;
        this.earmarking = earmarking;
        this.organizations = organizations;
        this.days = days;
    }

    /**
     * @throws Refusal ORGANIZATION_UNKNOWN, DONOR_UNKNOWN, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, DATE_IN_FUTURE, PLEDGE_DUE_TOO_EARLY, GOODS_NOT_DESCRIBED,
     *         GOODS_NOT_VALUED, CAMPAIGN_UNKNOWN, PEOPLE_TOO_MANY, TEXT_*
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Pledge record(RecordPledgeInput input, Scope scope) {
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        refuseFuture(input.pledgedOn(), "pledgedOn");
        if (!organizations.within(scope, organization, input.pledgedOn())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (input.dueOn() != null && input.dueOn().isBefore(input.pledgedOn())) {
            throw new Refusal("PLEDGE_DUE_TOO_EARLY", "dueOn", input.pledgedOn());
        }
        FundPledgeRecord pledge = FUND_PLEDGE.newRecord().setOrganizationId(organization.value()).setAmount(amount(input)).setPledgedOn(input.pledgedOn())
            .setDueOn(input.dueOn()).setNote(Text.optionalLine(input.note(), "note", LONGEST_NOTE));
        describe(pledge, input);
        pledge.setDonorId(givers.named(input.donor(), input.knownDonor(), scope));
        return shown(book.write(pledge, earmarking.terms(input.earmark())), scope);
    }

    private static long amount(RecordPledgeInput input) {
        Amounts.refuseUnlessPositive(input.amount(), "amount");
        if (input.amount() > Posting.LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "amount", Posting.LARGEST);
        }
        return input.amount();
    }

    /** Goods are described and valued, both or neither. */
    private static void describe(FundPledgeRecord pledge, RecordPledgeInput input) {
        pledge.setGoods(Text.optionalLine(input.goods(), "goods", LONGEST)).setValuedBy(Text.optionalLine(input.valuedBy(), "valuedBy", LONGEST));
        if ((pledge.getGoods() == null) != (pledge.getValuedBy() == null)) {
            throw pledge.getGoods() == null ? new Refusal("GOODS_NOT_DESCRIBED", "goods") : new Refusal("GOODS_NOT_VALUED", "valuedBy");
        }
    }

    /** @throws Refusal PLEDGE_UNKNOWN, PLEDGE_CANCELLED, PLEDGE_FULFILLED, DATE_IN_FUTURE, STEP_TOO_EARLY, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Pledge cancel(CancelPledgeInput input, Scope scope) {
        FundPledgeRecord pledge = promised.held(input.id(), "id", scope);
        if (!Version.of(pledge.getRecordedAt()).equals(input.version())) {
            throw new OptimisticLockingFailureException("pledge " + pledge.getId() + " was changed meanwhile");
        }
        promised.refuseSettled(pledge, "id");
        refuseFuture(input.on(), "on");
        if (input.on().isBefore(pledge.getPledgedOn())) {
            throw new Refusal("STEP_TOO_EARLY", "on", pledge.getPledgedOn());
        }
        book.cancel(pledge, input.on(), Text.line(input.reason(), "reason", LONGEST_NOTE));
        return shown(pledge.getId(), scope);
    }

    private void refuseFuture(LocalDate day, String argument) {
        if (day.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", argument, day);
        }
    }

    private Pledge shown(long key, Scope scope) {
        return pledges.withIds(List.of(key), scope).getFirst();
    }
}
