package vn.khuyenhoc.fund.grant;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.fund.GrantState;
import vn.khuyenhoc.fund.grant.GrantInputs.PayGrantInput;
import vn.khuyenhoc.fund.grant.GrantInputs.ReverseGrantInput;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;

/** The steps of a round that move money. */
@Component
class Disbursing {
    private final Rounds rounds;
    private final Deciding deciding;
    private final Payments payments;
    private final Means means;

    Disbursing(Rounds rounds, Deciding deciding, Payments payments, Means means) {
        this.rounds = rounds;
        this.deciding = deciding;
        this.payments = payments;
        this.means = means;
    }

    /** @throws Refusal GRANT_UNKNOWN, GRANT_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY, ORGANIZATION_NOT_ACTIVE, FUND_INSUFFICIENT, EARMARK_INSUFFICIENT, EARMARK_UNKNOWN, EARMARK_BROKEN */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant pay(PayGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        round.getState().refuseBecoming(GrantState.PAID);
        deciding.refuseDay(input.on(), round.getApprovedOn());
        FundGrantRecord paid = round.copy().setId(round.getId()).setPaidOn(input.on());
        named(() -> {
            means.refuseBroken(round);
            payments.pay(List.of(paid));
        });
        rounds.become(round, GrantState.PAID, one -> one.setPaidOn(input.on()).setPostedOn(paid.getPostedOn()));
        return deciding.shown(round, scope);
    }

    /** @throws Refusal GRANT_UNKNOWN, ALREADY_REVERSED, GRANT_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY, ORGANIZATION_NOT_ACTIVE, FUND_CLOSED, EARMARK_HANDED_OVER, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public Grant reverse(ReverseGrantInput input, Scope scope) {
        FundGrantRecord round = rounds.locked(input.id(), scope);
        round.getState().refuseBecoming(GrantState.REVERSED);
        String reason = Text.line(input.reason(), "reason", Deciding.LONGEST_REASON);
        deciding.refuseDay(input.on(), round.getPaidOn());
        rounds.become(round, GrantState.REVERSED, one -> one.setEndedOn(input.on()).setReason(reason));
        named(() -> payments.reverse(round, input.on()));
        return deciding.shown(round, scope);
    }

    /** What books refuse, by the fields of the inputs here: neither has any of an organization or an earmark. */
    private static void named(Runnable booking) {
        try {
            booking.run();
        } catch (Refusal refusal) {
            throw refusal.at(refusal.code().equals("ORGANIZATION_NOT_ACTIVE") ? "on" : "id");
        }
    }
}
