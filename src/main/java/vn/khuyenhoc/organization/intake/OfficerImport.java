package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.util.List;
import java.util.Objects;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.OfficerRegister;
import vn.khuyenhoc.organization.OfficerRegister.Appointment;

/** Officers: who holds which office of which organization. */
@Component
class OfficerImport implements ImportKind {
    static final String ORGANIZATION = "organization", NAME = "fullName", POSITION = "position", SINCE = "since", UNTIL = "until", CONGRESS = "congress";

    private final DSLContext sql;
    private final Days days;
    private final OfficerRegister register;

    OfficerImport(DSLContext sql, Days days, OfficerRegister register) {
        this.sql = sql;
        this.days = days;
        this.register = register;
    }

    @Override
    public String name() {
        return "OFFICERS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(ORGANIZATION, true, "QT-19627", 32, "Organization code", "Mã tổ chức", "Mã hội", "Mã chi hội", "Mã ban khuyến học", "Mã đơn vị hội"),
            text(NAME, true, "Nguyễn Thị Hoa", 160, "Full name", "Họ và tên", "Họ tên", "Họ và tên cán bộ", "Họ tên cán bộ"),
            whole(MemberImport.BIRTH_YEAR, false, "1965", "Year of birth", "Năm sinh"),
            date(MemberImport.BIRTH_DATE, false, "02/09/1965", "Date of birth", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh"),
            text(POSITION, true, "Phó Chủ tịch", 60, "Position", "Chức vụ", "Chức danh", "Chức vụ trong hội"),
            date(SINCE, true, "02/10/2020", "Since", "Từ ngày", "Ngày bắt đầu", "Ngày giữ chức vụ", "Ngày bầu", "Ngày bổ nhiệm"),
            date(UNTIL, false, "", "Until", "Đến ngày", "Ngày kết thúc", "Ngày thôi giữ chức vụ"),
            text(CONGRESS, false, "2020-2025", 40, "Term of congress", "Nhiệm kỳ", "Nhiệm kỳ đại hội"));
    }

    @Override
    public Checking checking(Scope scope) {
        return new OfficerChecking(sql, days.today(), new Places(sql, scope));
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Places places = new Places(sql, scope);
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).toList());
        register.appoint(rows.stream().map(row -> {
            var organization = places.on(row.given(ORGANIZATION), row.givenDate(SINCE));
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            return new Appointment(organization, null, row.given(NAME), MemberImport.birthYear(row), Objects.requireNonNull(PositionWords.of(row.given(POSITION))),
                row.givenDate(SINCE), row.date(UNTIL), row.text(CONGRESS));
        }).toList());
    }
}
