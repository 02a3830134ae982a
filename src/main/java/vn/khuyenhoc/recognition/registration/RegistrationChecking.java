package vn.khuyenhoc.recognition.registration;

import static vn.khuyenhoc.kernel.imports.Finding.bad;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind.Checking;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleCaseRegister;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.intake.Bodies;
import vn.khuyenhoc.recognition.intake.TitleWords;
import vn.khuyenhoc.recognition.subject.Subjects;

/** Finds what cannot be a registration: what is said wrongly, and who stands in the list twice or is registered for the year already. */
final class RegistrationChecking implements Checking {
    private record Named(OrganizationId organization, String alike, long year) {}

    private final Bodies bodies;
    private final TitleCaseRegister register;
    private final LocalDate today;
    private final Map<Named, Integer> seen = new HashMap<>();

    RegistrationChecking(Bodies bodies, TitleCaseRegister register, LocalDate today) {
        this.bodies = bodies;
        this.register = register;
        this.today = today;
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        List<Finding> findings = new ArrayList<>();
        List<RegistrationRow> sound = new ArrayList<>();
        for (ImportRow row : rows) {
            OrganizationId organization = bodies.of(row, row.givenDate(RegistrationRow.REGISTERED));
            Finding finding = organization == null ? bad(row, RegistrationRow.ORGANIZATION, "ORGANIZATION_UNKNOWN") : unsound(row, organization);
            if (finding != null) {
                findings.add(finding);
            } else if (organization != null) {
                sound.add(new RegistrationRow(row, organization));
            }
        }
        for (int known : register.known(RegistrationRow.entries(sound))) {
            ImportRow row = sound.get(known).row();
            findings.add(bad(row, RegistrationRow.HOLDER, "TITLE_CASE_KNOWN", row.given(RegistrationRow.YEAR)));
        }
        return findings;
    }

    private @Nullable Finding unsound(ImportRow row, OrganizationId organization) {
        LocalDate on = row.givenDate(RegistrationRow.REGISTERED);
        TitleKind kind = RegistrationRow.kind(row);
        String unit = row.text(RegistrationRow.UNIT);
        if (on.isAfter(today)) {
            return bad(row, RegistrationRow.REGISTERED, "DATE_IN_FUTURE", on);
        }
        if (kind == null) {
            return bad(row, RegistrationRow.KIND, "CELL_NOT_A_CHOICE", row.given(RegistrationRow.KIND), TitleWords.OFFERED);
        }
        long year = Objects.requireNonNull(row.whole(RegistrationRow.YEAR));
        if (year < Days.FIRST_YEAR || year > on.getYear()) {
            return bad(row, RegistrationRow.YEAR, "YEAR_OUT_OF_RANGE", String.valueOf(year), String.valueOf(Days.FIRST_YEAR), String.valueOf(on.getYear()));
        }
        if (unit != null && RegistrationRow.unit(unit) == null) {
            return bad(row, RegistrationRow.UNIT, "CELL_NOT_A_CHOICE", unit, RegistrationRow.UNITS);
        }
        if ((kind == TitleKind.LEARNING_UNIT) != (unit != null)) {
            return bad(row, RegistrationRow.UNIT, "TITLE_SUBJECT_WRONG");
        }
        if (kind == TitleKind.LEARNING_FAMILY && row.text(RegistrationRow.ADDRESS) == null) {
            return bad(row, RegistrationRow.ADDRESS, "CELL_EMPTY");
        }
        Integer before = seen.putIfAbsent(new Named(organization, Subjects.alike(kind, row.given(RegistrationRow.HOLDER), row.text(RegistrationRow.ADDRESS)), year), row.number());
        return before == null ? null : bad(row, RegistrationRow.HOLDER, "ROW_TWICE", before);
    }
}
