package vn.khuyenhoc.recognition.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.TitleKind;

/** A criterion of a sheet, with the organization that its code names. */
record SheetRow(ImportRow row, OrganizationId organization) {
    static final String ORGANIZATION = "organization", KIND = "kind", PROGRAMME = "programme", CODE = "code", NAME = "name", NUMBER = "sourceNumber", ISSUED = "sourceIssuedOn",
        ISSUER = "sourceIssuer", THRESHOLD = "threshold", SECTION = "section", MINIMUM = "minimum", CRITERION = "criterion", MAXIMUM = "maximum", VETO = "veto", EVIDENCE = "evidence";

    /** What all rows of one sheet say alike. */
    static final List<String> HEAD = List.of(NAME, NUMBER, ISSUED, ISSUER, THRESHOLD);
    static final String VETO_OFFERED = "x, có, không";

    private static final Set<String> VETOES = Set.of("x", "co");

    /** Which sheet it belongs to. */
    record Sheet(long organization, TitleKind kind, String programme, String code) {}

    Sheet sheet() {
        return new Sheet(organization.value(), kind(), row.given(PROGRAMME), row.given(CODE));
    }

    private TitleKind kind() {
        return Objects.requireNonNull(TitleWords.of(row.given(KIND)));
    }

    /** Whether it must not be failed; null where the cell says neither. */
    static @Nullable Boolean veto(ImportRow row) {
        String said = row.text(VETO) == null ? "khong" : Text.plain(row.given(VETO));
        return VETOES.contains(said) ? Boolean.TRUE : said.equals("khong") ? Boolean.FALSE : null;
    }

    long points() {
        return Objects.requireNonNull(row.whole(MAXIMUM));
    }

    CriteriaRegister.Item item() {
        return new CriteriaRegister.Item(row.given(CRITERION), Math.toIntExact(points()), Boolean.TRUE.equals(veto(row)), row.text(EVIDENCE));
    }
}
