package vn.khuyenhoc.recognition.intake;

import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.criteria.SheetsInBulk;

/** Criteria sheets of an organization, as documents set them out: a row for each criterion; they become drafts. */
@Component
class SheetImport implements ImportKind {
    private final Organizations organizations;
    private final SheetsInBulk drafts;
    private final Days days;

    SheetImport(Organizations organizations, SheetsInBulk drafts, Days days) {
        this.organizations = organizations;
        this.drafts = drafts;
        this.days = days;
    }

    @Override
    public String name() {
        return "CRITERIA_SHEETS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(SheetRow.ORGANIZATION, true, "QT", 32, "Organization code", "Mã tổ chức", "Mã hội"),
            text(SheetRow.KIND, true, "Gia đình học tập", 40, "Title", "Danh hiệu", "Loại danh hiệu"),
            text(SheetRow.PROGRAMME, true, "387", 20, "Programme", "Chương trình"),
            text(SheetRow.CODE, true, "GĐHT", 40, "Sheet code", "Mã bộ tiêu chí"),
            text(SheetRow.NAME, true, "Bộ tiêu chí Gia đình học tập", 200, "Sheet name", "Tên bộ tiêu chí"),
            text(SheetRow.NUMBER, true, "387/QĐ-TTg", 60, "Document number", "Số văn bản"),
            date(SheetRow.ISSUED, true, "25/03/2022", "Issued on", "Ngày ban hành"),
            text(SheetRow.ISSUER, true, "Thủ tướng Chính phủ", 200, "Issuer", "Cơ quan ban hành"),
            whole(SheetRow.THRESHOLD, true, "70", "Points needed", "Điểm đạt"),
            text(SheetRow.SECTION, true, "Học tập của trẻ em", 200, "Section", "Nhóm tiêu chí", "Phần"),
            whole(SheetRow.MINIMUM, false, "30", "Section minimum", "Điểm tối thiểu của nhóm"),
            text(SheetRow.CRITERION, true, "Trẻ em được đi học đúng độ tuổi", 500, "Criterion", "Tiêu chí"),
            whole(SheetRow.MAXIMUM, true, "35", "Maximum points", "Điểm tối đa"),
            text(SheetRow.VETO, false, "x", 10, "Veto", "Bắt buộc"),
            text(SheetRow.EVIDENCE, false, "Giấy khen", 500, "Evidence", "Minh chứng"));
    }

    @Override
    public Role role() {
        return Role.APPROVER;
    }

    /** Without some of its criteria a sheet is another one. */
    @Override
    public boolean skipsBadRows() {
        return false;
    }

    private SheetOwners owners(Scope scope) {
        return new SheetOwners(organizations, scope, days.today());
    }

    @Override
    public Checking checking(Scope scope) {
        return new SheetChecking(owners(scope), drafts, days.today());
    }

    @Override
    public Applying applying(Scope scope) {
        return new SheetApplying(owners(scope), drafts);
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Applying all = applying(scope);
        all.apply(rows);
        all.done();
    }
}
