package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Amounts;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.commendation.CaseInputs.DecideCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.ProposeCommendationUpInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.RefuseCommendationInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.StepInput;
import vn.khuyenhoc.recognition.commendation.CaseInputs.VerifyCommendationInput;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** The steps of a case between its nomination and its award: verified, proposed upwards, decided or refused. */
@Component
class Judging {
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_SIGNER = 160;
    private static final int LONGEST_REFUSAL = 500;
    /** As for a round of spending: anything above is a slip of the keyboard. */
    private static final long LARGEST = 10_000_000_000_000L;

    private final CaseBook book;
    private final Cases cases;
    private final Merits merits;
    private final Organizations organizations;

    Judging(CaseBook book, Cases cases, Merits merits, Organizations organizations) {
        this.book = book;
        this.cases = cases;
        this.merits = merits;
        this.organizations = organizations;
    }

    /** @throws Refusal SELF_APPROVAL, and what {@link CaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationCase verify(VerifyCommendationInput input, Scope scope) {
        RecognitionCommendationRecord row = open(CommendationState.VERIFIED, input, scope);
        refuseNominator(row);
        return done(CommendationState.VERIFIED, row, input.on(), scope, one -> one);
    }

    /** To the organization above, or from the top to an authority outside. @throws Refusal COMMENDATION_KNOWN, TEXT_*, and what {@link CaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationCase proposeUp(ProposeCommendationUpInput input, Scope scope) {
        RecognitionCommendationRecord row = open(CommendationState.PROPOSED_UP, input, scope);
        OrganizationId above = organizations.on(List.of(new At(new OrganizationId(row.getHolderId()), input.on()))).values().iterator().next().parentId();
        String authority = Text.optionalLine(input.authority(), "authority", Nominating.LONGEST_AUTHORITY);
        if (above == null && authority == null) {
            throw new Refusal("TEXT_EMPTY", "authority");
        }
        String named = authority == null ? organizations.on(List.of(new At(Objects.requireNonNull(above), input.on()))).values().iterator().next().name() : authority;
        return done(CommendationState.PROPOSED_UP, row, input.on(), scope, one -> {
            one.setAuthority(named).setOutside(above == null).setHolderId(above == null ? one.getHolderId() : above.value());
            merits.claim(merits.of(one), one.getId(), true, "id");
            return one;
        });
    }

    /**
     * Of two cases of one merit, which a merger may bring together or an older book may have left open, one.
     *
     * @throws Refusal SELF_APPROVAL, COMMENDATION_KNOWN, MONEY_FROM_OUTSIDE, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, TEXT_*, and what {@link CaseBook} refuses
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationCase decide(DecideCommendationInput input, Scope scope) {
        RecognitionCommendationRecord row = open(CommendationState.DECIDED, input, scope);
        refuseNominator(row);
        if (input.amount() != null) {
            refuseAmount(input.amount(), row.getOutside());
        }
        String number = Text.line(input.decisionNumber(), "decisionNumber", LONGEST_NUMBER);
        String signer = Text.line(input.signer(), "signer", LONGEST_SIGNER);
        merits.claim(merits.of(row), row.getId(), true, "id");
        return done(CommendationState.DECIDED, row, input.on(), scope, one -> one.setDecisionNumber(number).setDecidedOn(input.on()).setSigner(signer)
            .setAmount(input.amount()).setDecidingOrganizationId(one.getOutside() ? null : one.getHolderId()));
    }

    /** @throws Refusal TEXT_*, and what {@link CaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationCase refuse(RefuseCommendationInput input, Scope scope) {
        RecognitionCommendationRecord row = open(CommendationState.REFUSED, input, scope);
        String reason = Text.line(input.reason(), "reason", LONGEST_REFUSAL);
        merits.release(row.getId());
        return done(CommendationState.REFUSED, row, input.on(), scope, one -> one.setRefusalReason(reason));
    }

    private static void refuseNominator(RecognitionCommendationRecord row) {
        if (Act.current().caller().equals(row.getNominatedBy())) {
            throw new Refusal("SELF_APPROVAL", "id");
        }
    }

    private static void refuseAmount(long amount, boolean outside) {
        if (outside) {
            throw new Refusal("MONEY_FROM_OUTSIDE", "amount");
        }
        Amounts.refuseUnlessPositive(amount, "amount");
        if (amount > LARGEST) {
            throw new Refusal("AMOUNT_TOO_LARGE", "amount", LARGEST);
        }
    }

    private RecognitionCommendationRecord open(CommendationState next, StepInput input, Scope scope) {
        return book.toBecome(next, input.id(), input.version(), input.on(), scope, "");
    }

    private CommendationCase done(CommendationState next, RecognitionCommendationRecord row, LocalDate on, Scope scope, UnaryOperator<RecognitionCommendationRecord> change) {
        return cases.shown(book.become(next, List.of(row), on, change).getFirst().getId(), scope);
    }
}
