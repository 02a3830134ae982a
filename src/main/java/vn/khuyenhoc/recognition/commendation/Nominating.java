package vn.khuyenhoc.recognition.commendation;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_COMMENDATION;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.recognition.CommendationForm;
import vn.khuyenhoc.recognition.CommendationState;
import vn.khuyenhoc.recognition.commendation.CaseInputs.NominateCommendationInput;
import vn.khuyenhoc.recognition.commendation.Recipients.Recipient;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** What must be true of a nomination. */
@Component
class Nominating {
    static final int LONGEST_REASON = 400;
    static final int LONGEST_AUTHORITY = 200;

    private final Days days;
    private final Organizations organizations;
    private final Recipients recipients;
    private final Merits merits;
    private final CaseBook book;
    private final Cases cases;

    Nominating(Days days, Organizations organizations, Recipients recipients, Merits merits, CaseBook book, Cases cases) {
        this.days = days;
        this.organizations = organizations;
        this.recipients = recipients;
        this.merits = merits;
        this.book = book;
        this.cases = cases;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, COMMENDATION_KNOWN, MERIT_YEARS_IMPOSSIBLE, DATE_IN_FUTURE, TEXT_*, and what {@link Recipients} refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public CommendationCase nominate(NominateCommendationInput input, Scope scope) {
        book.refuseFuture(input.on());
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!organizations.within(scope, organization, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        refuseYears(input.meritSince(), input.meritYear(), input.on());
        RecognitionCommendationRecord row = row(organization, recipients.of(input.recipient(), input.on(), scope), input.form(),
            Text.line(input.reason(), "reason", LONGEST_REASON), input.meritYear(), input.on())
            .setMeritSince(Objects.equals(input.meritSince(), input.meritYear()) ? null : input.meritSince());
        String authority = Text.optionalLine(input.authority(), "authority", LONGEST_AUTHORITY);
        if (authority != null) {
            row.setAuthority(authority);
        }
        merits.claim(merits.of(row), row.getId(), true, "recipient");
        book.nominate(List.of(row));
        return cases.shown(row.getId(), scope);
    }

    private static void refuseYears(@Nullable Integer since, int year, LocalDate on) {
        if (!Days.known(year) || year > on.getYear() || since != null && (!Days.known(since) || since > year)) {
            throw new Refusal("MERIT_YEARS_IMPOSSIBLE", since != null && since > year ? "meritSince" : "meritYear", String.valueOf(on.getYear()));
        }
    }

    /** By its organization, which also decides unless it is proposed upwards. */
    RecognitionCommendationRecord row(OrganizationId organization, Recipient recipient, CommendationForm form, String reason, int meritYear, LocalDate on) {
        return RECOGNITION_COMMENDATION.newRecord().setId(Ids.next()).setRecordedAt(days.now()).setOrganizationId(organization.value()).setHolderId(organization.value())
            .setRecipientKind(recipient.kind()).setRecipient(recipient.name()).setRecipientOrganizationId(recipient.organization())
            .setRecipientPersonId(recipient.person()).setAddress(recipient.address()).setForm(form).setAuthority(name(organization, on)).setReason(reason)
            .setMeritYear(meritYear).setState(CommendationState.NOMINATED).setStepOn(on).setOutside(false).setNominatedBy(Act.current().caller());
    }

    String name(OrganizationId organization, LocalDate on) {
        return organizations.on(List.of(new At(organization, on))).values().iterator().next().name();
    }
}
