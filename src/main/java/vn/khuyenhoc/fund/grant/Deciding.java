package vn.khuyenhoc.fund.grant;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.grant.GrantInputs.AcknowledgeGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ApproveGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.CancelGrantInput;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;

/** The steps of a round that move no money. */
@Component
class Deciding {
    static final int LONGEST_REASON = 500;

    private final Days days;
    private final Rounds rounds;
    private final Grants grants;
    private final Means means;

    Deciding(Days days, Rounds rounds, Grants grants, Means means) {
        this.days = days;
        this.rounds = rounds;
        this.grants = grants;
        this.means = means;
    }

    /** @throws Refusal GRANT_UNKNOWN, GRANT_STATE_WRONG, SELF_APPROVAL, LIST_EMPTY, DATE_IN_FUTURE, ORGANIZATION_NOT_ACTIVE, EARMARK_UNKNOWN, EARMARK_BROKEN, EARMARK_INSUFFICIENT */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant approve(ApproveGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        Rounds.refuseStale(round, input.version());
        round.getState().refuseBecoming(GrantState.APPROVED);
        String approver = Act.current().caller();
        if (rounds.hadHandIn(approver, round)) {
            throw new Refusal("SELF_APPROVAL", "id");
        }
        if (round.getTurns() == 0) {
            throw new Refusal("LIST_EMPTY", "id");
        }
        refuseDay(input.on(), null);
        rounds.refuseInactive(round, input.on());
        try {
            means.refuseBroken(round);
        } catch (Refusal broken) {
            throw broken.at("id");
        }
        rounds.become(round, GrantState.APPROVED, one -> one.setApprovedBy(approver).setApprovedOn(input.on()));
        return shown(round, scope);
    }

    /** @throws Refusal GRANT_UNKNOWN, GRANT_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant acknowledge(AcknowledgeGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        Rounds.refuseStale(round, input.version());
        round.getState().refuseBecoming(GrantState.ACKNOWLEDGED);
        refuseDay(input.on(), round.getPaidOn());
        rounds.become(round, GrantState.ACKNOWLEDGED, one -> one.setAcknowledgedOn(input.on()));
        return shown(round, scope);
    }

    /** @throws Refusal GRANT_UNKNOWN, GRANT_STATE_WRONG, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant cancel(CancelGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        Rounds.refuseStale(round, input.version());
        String reason = Text.line(input.reason(), "reason", LONGEST_REASON);
        rounds.become(round, GrantState.CANCELLED, one -> one.setEndedOn(days.today()).setReason(reason));
        return shown(round, scope);
    }

    /**
     * @param earliest the day of the step before, or null
     * @throws Refusal DATE_IN_FUTURE, STEP_TOO_EARLY
     */
    void refuseDay(LocalDate on, @Nullable LocalDate earliest) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
        if (earliest != null && on.isBefore(earliest)) {
            throw new Refusal("STEP_TOO_EARLY", "on", earliest);
        }
    }

    Grant shown(FundGrantRecord round, Scope scope) {
        return grants.withIds(List.of(round.getId()), scope).getFirst();
    }
}
