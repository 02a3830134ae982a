package vn.khuyenhoc.recognition.intake;

import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;

import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.decision.GivingTitles;
import vn.khuyenhoc.recognition.title.Holding;
import vn.khuyenhoc.recognition.titling.CasesInBulk;

/** Decisions with their titles, as communes send them: a row for each title. */
@Component
class TitleImport implements ImportKind {
    private final Organizations organizations;
    private final Holding holding;
    private final GivingTitles giving;
    private final CasesInBulk cases;
    private final Days days;
    private final DSLContext sql;

    TitleImport(Organizations organizations, Holding holding, GivingTitles giving, CasesInBulk cases, Days days, DSLContext sql) {
        this.organizations = organizations;
        this.holding = holding;
        this.giving = giving;
        this.cases = cases;
        this.days = days;
        this.sql = sql;
    }

    @Override
    public String name() {
        return "TITLE_DECISIONS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(TitleRow.ORGANIZATION, true, "QT-19627", 32, "Organization code", "Mã tổ chức", "Mã hội", "Mã hội cấp xã"),
            text(TitleRow.NUMBER, true, "15/QĐ-HKH", 60, "Decision number", "Số quyết định", "Quyết định số", "Số QĐ"),
            date(TitleRow.DECIDED, true, "10/11/2023", "Decided on", "Ngày quyết định", "Ngày ký", "Ngày QĐ"),
            text(TitleRow.SIGNER, true, "Trần Văn Bình", 160, "Signer", "Người ký", "Người ký quyết định"),
            text(TitleRow.KIND, true, "Gia đình học tập", 40, "Title", "Danh hiệu", "Loại danh hiệu"),
            text(TitleRow.HOLDER, true, "Nguyễn Văn Hòa", 160, "Head or name", "Chủ hộ hoặc tên", "Họ và tên chủ hộ", "Chủ hộ", "Tên", "Họ và tên"),
            text(TitleRow.ADDRESS, false, "Thôn 1", 300, "Address", "Địa chỉ", "Nơi ở", "Thôn"),
            date(TitleRow.UNTIL, false, "", "Held until", "Hết hiệu lực từ", "Ngày hết hiệu lực"),
            text(TitleRow.SUPPLEMENT, false, "", 10, "Supplement", "Bổ sung", "Bổ sung vào quyết định"));
    }

    @Override
    public Role role() {
        return Role.APPROVER;
    }

    @Override
    public Checking checking(Scope scope) {
        return new TitleChecking(new Bodies(organizations, scope), holding, giving, cases, days.today(), new RowsOfOne(sql));
    }

    @Override
    public Applying applying(Scope scope) {
        return new TitleApplying(new Bodies(organizations, scope), holding, giving);
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Applying all = applying(scope);
        all.apply(rows);
        all.done();
    }
}
