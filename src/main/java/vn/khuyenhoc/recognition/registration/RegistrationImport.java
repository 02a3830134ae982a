package vn.khuyenhoc.recognition.registration;

import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.util.List;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.recognition.TitleCaseRegister;
import vn.khuyenhoc.recognition.intake.Bodies;

/** Who registers for a title of a year, as villages and boards list them: a row for each. */
@Component
class RegistrationImport implements ImportKind {
    private final Organizations organizations;
    private final TitleCaseRegister register;
    private final Days days;

    RegistrationImport(Organizations organizations, TitleCaseRegister register, Days days) {
        this.organizations = organizations;
        this.register = register;
        this.days = days;
    }

    @Override
    public String name() {
        return "TITLE_REGISTRATIONS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(RegistrationRow.ORGANIZATION, true, "QT-19627", 32, "Organization code", "Mã tổ chức", "Mã hội", "Mã hội cấp xã"),
            text(RegistrationRow.KIND, true, "Gia đình học tập", 40, "Title", "Danh hiệu", "Loại danh hiệu"),
            whole(RegistrationRow.YEAR, true, "2024", "Year", "Năm", "Năm xét"),
            text(RegistrationRow.HOLDER, true, "Nguyễn Văn Hòa", 160, "Head or name", "Chủ hộ hoặc tên", "Họ và tên chủ hộ", "Chủ hộ", "Tên", "Họ và tên"),
            text(RegistrationRow.ADDRESS, false, "Thôn 1", 300, "Address", "Địa chỉ", "Nơi ở", "Thôn"),
            text(RegistrationRow.UNIT, false, "", 40, "Unit kind", "Loại đơn vị"),
            date(RegistrationRow.REGISTERED, true, "15/02/2024", "Registered on", "Ngày đăng ký"));
    }

    @Override
    public Checking checking(Scope scope) {
        return new RegistrationChecking(new Bodies(organizations, scope), register, days.today());
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Bodies bodies = new Bodies(organizations, scope);
        register.register(rows.stream().map(row -> {
            OrganizationId organization = bodies.of(row, row.givenDate(RegistrationRow.REGISTERED));
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            return new RegistrationRow(row, organization).entry();
        }).toList());
    }
}
