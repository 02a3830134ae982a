package vn.khuyenhoc.recognition.intake;

import static vn.khuyenhoc.kernel.imports.Finding.bad;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind.Checking;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.criteria.SheetsInBulk;
import vn.khuyenhoc.recognition.intake.SheetRow.Sheet;

/** Finds what cannot be a criterion, and rows that say different things of one sheet or section. */
final class SheetChecking implements Checking {
    private static final int MOST_POINTS = 1_000;

    private record Section(Sheet sheet, String title) {}

    private record Said(Sheet sheet, String criterion) {}

    private final SheetOwners owners;
    private final SheetsInBulk drafts;
    private final LocalDate today;
    private final Map<Sheet, List<SheetRow>> sheets = new LinkedHashMap<>();
    private final Map<Sheet, ImportRow> first = new HashMap<>();
    private final Map<Section, ImportRow> sections = new HashMap<>();
    private final Map<Said, Integer> seen = new HashMap<>();

    SheetChecking(SheetOwners owners, SheetsInBulk drafts, LocalDate today) {
        this.owners = owners;
        this.drafts = drafts;
        this.today = today;
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        List<Finding> findings = new ArrayList<>();
        for (ImportRow row : rows) {
            OrganizationId organization = owners.of(row);
            Finding finding = organization == null ? bad(row, SheetRow.ORGANIZATION, "ORGANIZATION_UNKNOWN") : unsound(row, organization);
            if (finding != null) {
                findings.add(finding);
            } else if (organization != null) {
                SheetRow one = new SheetRow(row, organization);
                sheets.computeIfAbsent(one.sheet(), sheet -> new ArrayList<>()).add(one);
            }
        }
        return findings;
    }

    @Override
    public List<Finding> done() {
        List<Finding> findings = new ArrayList<>();
        sheets.forEach((sheet, rows) -> {
            try {
                drafts.check(SheetApplying.sheet(sheet, rows));
            } catch (Refusal refusal) {
                findings.add(SheetCell.of(refusal, rows).bad(refusal));
            }
        });
        return findings;
    }

    private @Nullable Finding unsound(ImportRow row, OrganizationId organization) {
        if (TitleWords.of(row.given(SheetRow.KIND)) == null) {
            return bad(row, SheetRow.KIND, "CELL_NOT_A_CHOICE", row.given(SheetRow.KIND), TitleWords.OFFERED);
        }
        Boolean veto = SheetRow.veto(row);
        if (veto == null) {
            return bad(row, SheetRow.VETO, "CELL_NOT_A_CHOICE", row.given(SheetRow.VETO), SheetRow.VETO_OFFERED);
        }
        if (row.givenDate(SheetRow.ISSUED).isAfter(today)) {
            return bad(row, SheetRow.ISSUED, "DATE_IN_FUTURE", row.givenDate(SheetRow.ISSUED));
        }
        SheetRow one = new SheetRow(row, organization);
        int least = veto ? 0 : 1;
        if (one.points() < least || one.points() > MOST_POINTS) {
            return bad(row, SheetRow.MAXIMUM, "CRITERIA_POINTS_IMPOSSIBLE", least, MOST_POINTS);
        }
        String differing = differing(one);
        return differing == null ? twice(one) : bad(row, differing, "CRITERIA_ROWS_DIFFER");
    }

    /** @return the column in which it says something else than the first row of its sheet, or of its section */
    private @Nullable String differing(SheetRow one) {
        ImportRow head = first.computeIfAbsent(one.sheet(), sheet -> one.row());
        ImportRow section = sections.computeIfAbsent(new Section(one.sheet(), one.row().given(SheetRow.SECTION)), title -> one.row());
        if (!Objects.equals(section.text(SheetRow.MINIMUM), one.row().text(SheetRow.MINIMUM))) {
            return SheetRow.MINIMUM;
        }
        return SheetRow.HEAD.stream().filter(column -> !Objects.equals(head.text(column), one.row().text(column))).findFirst().orElse(null);
    }

    private @Nullable Finding twice(SheetRow one) {
        Integer before = seen.putIfAbsent(new Said(one.sheet(), Text.plain(one.row().given(SheetRow.CRITERION))), one.row().number());
        return before == null ? null : bad(one.row(), SheetRow.CRITERION, "ROW_TWICE", before);
    }
}
