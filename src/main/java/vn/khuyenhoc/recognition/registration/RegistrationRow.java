package vn.khuyenhoc.recognition.registration;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.LearningUnitKind;
import vn.khuyenhoc.recognition.TitleCaseRegister.Entry;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.intake.TitleWords;

/** A registration in a list, with the organization that its code names. */
record RegistrationRow(ImportRow row, OrganizationId organization) {
    static final String ORGANIZATION = "organization", KIND = "kind", YEAR = "year", HOLDER = "holder", ADDRESS = "address", UNIT = "unitKind", REGISTERED = "registeredOn";
    static final String UNITS = "Cơ quan, Trường học, Doanh nghiệp";

    private static final Map<String, LearningUnitKind> UNIT_WORDS = Map.of("co quan", LearningUnitKind.AGENCY, "truong hoc", LearningUnitKind.SCHOOL, "truong", LearningUnitKind.SCHOOL,
        "doanh nghiep", LearningUnitKind.ENTERPRISE);

    /** Null where the cell is none of {@link #UNITS}. */
    static @Nullable LearningUnitKind unit(String cell) {
        return UNIT_WORDS.get(Text.plain(cell));
    }

    static @Nullable TitleKind kind(ImportRow row) {
        return TitleWords.of(row.given(KIND));
    }

    Entry entry() {
        String unit = row.text(UNIT);
        return new Entry(organization, Objects.requireNonNull(kind(row)), Math.toIntExact(Objects.requireNonNull(row.whole(YEAR))), row.given(HOLDER), row.text(ADDRESS),
            unit == null ? null : unit(unit), row.givenDate(REGISTERED), null);
    }

    static List<Entry> entries(List<RegistrationRow> rows) {
        return rows.stream().map(RegistrationRow::entry).toList();
    }
}
