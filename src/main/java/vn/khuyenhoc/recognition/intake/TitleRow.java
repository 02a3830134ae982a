package vn.khuyenhoc.recognition.intake;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.TitleRegister.Decision;
import vn.khuyenhoc.recognition.decision.GivingTitles.Wanted;
import vn.khuyenhoc.recognition.subject.Subjects;

/**
 * A row of a decision, with the organization that its code names.
 *
 * @param alike by {@link Subjects#alike}
 */
record TitleRow(ImportRow row, OrganizationId organization, TitleKind kind, String alike) {
    static final String ORGANIZATION = "organization", NUMBER = "number", DECIDED = "decidedOn", SIGNER = "signer", KIND = "kind", HOLDER = "holder", ADDRESS = "address",
        UNTIL = "heldUntil", SUPPLEMENT = "supplement";
    static final String SUPPLEMENT_OFFERED = "x, có, không";
    private static final Set<String> SUPPLEMENTS = Set.of("x", "co");

    static TitleRow of(ImportRow row, OrganizationId organization) {
        TitleKind kind = Objects.requireNonNull(TitleWords.of(row.given(KIND)));
        return new TitleRow(row, organization, kind, Subjects.alike(kind, row.given(HOLDER), row.text(ADDRESS)));
    }

    Decision decision() {
        return new Decision(organization, row.given(NUMBER), row.givenDate(DECIDED), row.given(SIGNER));
    }

    Wanted wanted() {
        return new Wanted(kind, row.given(HOLDER), row.text(ADDRESS), alike, row.date(UNTIL), "row " + row.number());
    }

    /** Whether it belongs to a decision that is recorded already, as what was left out of it at first; null where the cell says neither. */
    static @Nullable Boolean supplement(ImportRow row) {
        String said = row.text(SUPPLEMENT) == null ? "khong" : Text.plain(row.given(SUPPLEMENT));
        return SUPPLEMENTS.contains(said) ? Boolean.TRUE : said.equals("khong") ? Boolean.FALSE : null;
    }

    boolean supplements() {
        return Boolean.TRUE.equals(supplement(row));
    }
}
