package vn.khuyenhoc.recognition.titling;

import static vn.khuyenhoc.recognition.jooq.Tables.RECOGNITION_TITLE_CASE;

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
import vn.khuyenhoc.recognition.TitleCaseState;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionTitleCaseRecord;
import vn.khuyenhoc.recognition.subject.Subjects;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.titling.TitleCaseInputs.RegisterTitleCaseInput;

/** Who registers for a title: a family with its head and address, a clan, a community, a unit or a citizen, once a year. */
@Component
class Registering {
    static final int LONGEST_NAME = 160;
    static final int LONGEST_ADDRESS = 300;

    private final Days days;
    private final Organizations organizations;
    private final TitleCaseBook book;
    private final TitleCases cases;
    private final Holding holding;

    Registering(Days days, Organizations organizations, TitleCaseBook book, TitleCases cases, Holding holding) {
        this.days = days;
        this.organizations = organizations;
        this.book = book;
        this.cases = cases;
        this.holding = holding;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN, DATE_IN_FUTURE, YEAR_OUT_OF_RANGE, TITLE_SUBJECT_WRONG, TITLE_CASE_KNOWN, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitleCase register(RegisterTitleCaseInput input, Scope scope) {
        book.refuseFuture(input.on());
        OrganizationId organization = OrganizationId.of(input.organization(), "organization");
        if (!organizations.within(scope, organization, input.on())) {
            throw new Refusal("ORGANIZATION_UNKNOWN", "organization");
        }
        if (input.year() < Days.FIRST_YEAR || input.year() > input.on().getYear()) {
            throw new Refusal("YEAR_OUT_OF_RANGE", "year", String.valueOf(input.year()), String.valueOf(Days.FIRST_YEAR), String.valueOf(input.on().getYear()));
        }
        if ((input.kind() == TitleKind.LEARNING_UNIT) != (input.unitKind() != null)) {
            throw new Refusal("TITLE_SUBJECT_WRONG", "unitKind");
        }
        String name = Text.line(input.name(), "name", LONGEST_NAME);
        String address = address(input);
        RecognitionTitleCaseRecord row = RECOGNITION_TITLE_CASE.newRecord().setId(Ids.next()).setRecordedAt(days.now())
            .setOrganizationId(organization.value()).setHolderId(organization.value()).setKind(input.kind()).setTitleYear(input.year())
            .setName(name).setAddress(address).setUnitKind(input.unitKind()).setSubject(Subjects.key(input.kind(), organization, name, address)).setAlike(Subjects.alike(input.kind(), name, address))
            .setState(TitleCaseState.REGISTERED).setStepOn(input.on()).setRegisteredAt(organization.value()).setRegisteredOn(input.on()).setRegisteredBy(Act.current().caller());
        holding.lock(organization, input.on());
        book.refuseKnownInLine(row);
        book.register(row);
        return cases.shown(row.getId(), scope);
    }

    /** Of a family, which many heads of one name could be. */
    private static @Nullable String address(RegisterTitleCaseInput input) {
        return input.kind() == TitleKind.LEARNING_FAMILY ? Text.line(Objects.requireNonNullElse(input.address(), ""), "address", LONGEST_ADDRESS)
            : Text.optionalLine(input.address(), "address", LONGEST_ADDRESS);
    }
}
