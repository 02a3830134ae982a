package vn.khuyenhoc.recognition.titling;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.ProposeTitleCaseInput;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RefuseTitleCaseInput;

/** What suffices is handed to whoever decides; what does not is refused. */
@Component
class ProposingTitles {
    static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final TitleCaseBook book;
    private final TitleCases cases;

    ProposingTitles(DSLContext sql, TitleCaseBook book, TitleCases cases) {
        this.sql = sql;
        this.book = book;
        this.cases = cases;
    }

    /** To the organization itself, or to one above it. @throws Refusal TITLE_CASE_INSUFFICIENT, ORGANIZATION_UNKNOWN, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase propose(ProposeTitleCaseInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.PROPOSED, input.id(), input.version(), input.on(), scope, "");
        if (!row.getSufficient()) {
            throw new Refusal("TITLE_CASE_INSUFFICIENT", "id", row.getPoints(), row.getVetoes());
        }
        long desk = input.to() == null ? row.getHolderId() : OrganizationId.of(input.to(), "to").value();
        if (!above(row.getHolderId(), input.on()).contains(desk)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "to");
        }
        book.become(TitleCaseState.PROPOSED, List.of(row), input.on(), one -> one.setHolderId(desk));
        return cases.shown(row.getId(), scope);
    }

    private List<Long> above(long organization, LocalDate on) {
        return Ancestors.of(List.of(organization), sql).path(organization, on);
    }

    /** @throws Refusal TEXT_*, and what {@link TitleCaseBook} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase refuse(RefuseTitleCaseInput input, Scope scope) {
        RecognitionTitleCaseRecord row = book.toBecome(TitleCaseState.REFUSED, input.id(), input.version(), input.on(), scope, "");
        String reason = Text.line(input.reason(), "reason", LONGEST_REASON);
        book.become(TitleCaseState.REFUSED, List.of(row), input.on(), one -> one.setReason(reason));
        return cases.shown(row.getId(), scope);
    }
}
