package vn.khuyenhoc.recognition.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.imports.ImportKind.Applying;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CriteriaRegister;
import vn.khuyenhoc.recognition.CriteriaRegister.Section;
import vn.khuyenhoc.recognition.CriteriaRegister.Source;
import vn.khuyenhoc.recognition.criteria.SheetsInBulk;
import vn.khuyenhoc.recognition.intake.SheetRow.Sheet;

/** Drafts each sheet of a spreadsheet when all its rows are there: sections and criteria in the order of the rows, the total what they add up to. */
final class SheetApplying implements Applying {
    private final SheetOwners owners;
    private final SheetsInBulk drafts;
    private final Map<Sheet, List<SheetRow>> sheets = new LinkedHashMap<>();

    SheetApplying(SheetOwners owners, SheetsInBulk drafts) {
        this.owners = owners;
        this.drafts = drafts;
    }

    @Override
    public void apply(List<ImportRow> rows) {
        for (ImportRow row : rows) {
            OrganizationId organization = owners.of(row);
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            SheetRow one = new SheetRow(row, organization);
            sheets.computeIfAbsent(one.sheet(), sheet -> new ArrayList<>()).add(one);
        }
    }

    @Override
    public void done() {
        sheets.forEach((sheet, rows) -> drafts.draft(new OrganizationId(sheet.organization()), sheet(sheet, rows)));
    }

    /** In the order of their first rows. */
    static Map<String, List<SheetRow>> sections(List<SheetRow> rows) {
        Map<String, List<SheetRow>> sections = new LinkedHashMap<>();
        rows.forEach(row -> sections.computeIfAbsent(row.row().given(SheetRow.SECTION), title -> new ArrayList<>()).add(row));
        return sections;
    }

    static CriteriaRegister.Sheet sheet(Sheet sheet, List<SheetRow> rows) {
        ImportRow head = rows.getFirst().row();
        Source source = new Source(head.given(SheetRow.NUMBER), head.givenDate(SheetRow.ISSUED), head.given(SheetRow.ISSUER));
        return new CriteriaRegister.Sheet(sheet.kind(), sheet.programme(), sheet.code(), head.given(SheetRow.NAME), source,
            bounded(Objects.requireNonNull(head.whole(SheetRow.THRESHOLD))), sections(rows).entrySet().stream().map(one -> section(one.getKey(), one.getValue())).toList());
    }

    private static Section section(String title, List<SheetRow> rows) {
        @Nullable Long minimum = rows.getFirst().row().whole(SheetRow.MINIMUM);
        return new Section(title, minimum == null ? null : (Integer) bounded(minimum), rows.stream().map(SheetRow::item).toList());
    }

    /** Far above any number of points, which is refused as such. */
    private static int bounded(long points) {
        return (int) Math.min(points, Integer.MAX_VALUE);
    }
}
