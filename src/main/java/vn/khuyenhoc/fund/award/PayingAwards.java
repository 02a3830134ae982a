package vn.khuyenhoc.fund.award;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.fund.award.AwardMutations.RetryCommendationPaymentInput;
import vn.khuyenhoc.fund.grant.AwardRounds;
import vn.khuyenhoc.fund.jooq.tables.records.FundAwardRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;

/** Pays an award out of what is free in the fund that owes it. */
@Component
class PayingAwards {
    private final Awards awards;
    private final AwardRounds rounds;
    private final Organizations organizations;
    private final Days days;
    private final TransactionTemplate alone;

    PayingAwards(Awards awards, AwardRounds rounds, Organizations organizations, Days days, PlatformTransactionManager transactions) {
        this.awards = awards;
        this.rounds = rounds;
        this.organizations = organizations;
        this.days = days;
        this.alone = new TransactionTemplate(transactions);
        // A savepoint: what cannot be paid leaves nothing behind but the reason, and others of the same event are paid.
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** On the day of the award. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void attempt(FundAwardRecord award, LocalDate on) {
        try {
            alone.executeWithoutResult(status -> pay(award, on));
        } catch (Refusal refusal) {
            awards.failed(award, refusal);
        }
    }

    private void pay(FundAwardRecord award, LocalDate on) {
        awards.succeeded(award, rounds.pay(award.getOrganizationId(), award.getDecisionNumber(), award.getAmount(), on));
    }

    /** On the day on which the treasurer tries again. @throws Refusal AWARD_UNKNOWN, AWARD_PAID, FUND_INSUFFICIENT, FUND_CLOSED, ORGANIZATION_NOT_ACTIVE */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationPayment again(RetryCommendationPaymentInput input, Scope scope) {
        GlobalId id = GlobalId.parse(input.commendation());
        FundAwardRecord award = id == null || !id.type().equals("Commendation") ? null : awards.locked(id.key());
        if (award == null || !organizations.within(scope, new OrganizationId(award.getOrganizationId()), days.today())) {
            throw new Refusal("AWARD_UNKNOWN", "commendation");
        }
        if (awards.paid(award)) {
            throw new Refusal("AWARD_PAID", "commendation");
        }
        try {
            pay(award, days.today());
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), "commendation", Arrays.stream(refusal.named()).skip(1).toArray());
        }
        return Objects.requireNonNull(awards.of(List.of(award.getCommendationId())).get(award.getCommendationId()));
    }
}
