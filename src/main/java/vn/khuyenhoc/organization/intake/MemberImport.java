package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.MemberRegister;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;

/** Rosters: who is a member of what since when. */
@Component
class MemberImport implements ImportKind {
    static final String ORGANIZATION = "organization", NAME = "fullName", BIRTH_YEAR = "birthYear", BIRTH_DATE = "birthDate", JOINED = "joinedOn", LEFT = "leftOn";

    private final DSLContext sql;
    private final Days days;
    private final MemberRegister register;

    MemberImport(DSLContext sql, Days days, MemberRegister register) {
        this.sql = sql;
        this.days = days;
        this.register = register;
    }

    @Override
    public String name() {
        return "MEMBERS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(ORGANIZATION, true, "QT-19627-001", 32, "Organization code", "Mã tổ chức", "Mã chi hội", "Mã ban khuyến học", "Mã hội", "Mã đơn vị hội"),
            text(NAME, true, "Nguyễn Thị Hoa", 160, "Full name", "Họ và tên", "Họ tên", "Họ và tên hội viên", "Họ tên hội viên", "Tên hội viên"),
            whole(BIRTH_YEAR, false, "1975", "Year of birth", "Năm sinh"),
            date(BIRTH_DATE, false, "02/09/1975", "Date of birth", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh"),
            date(JOINED, true, "01/03/2020", "Joined on", "Ngày vào hội", "Ngày kết nạp", "Ngày gia nhập", "Ngày tham gia"),
            date(LEFT, false, "", "Left on", "Ngày thôi hội viên", "Ngày ra hội", "Ngày thôi tham gia"));
    }

    @Override
    public Checking checking(Scope scope) {
        return new MemberChecking(sql, days.today(), new Places(sql, scope));
    }

    static @Nullable Integer birthYear(ImportRow row) {
        LocalDate born = row.date(BIRTH_DATE);
        Long year = row.whole(BIRTH_YEAR);
        return born != null ? Integer.valueOf(born.getYear()) : year == null ? null : Integer.valueOf(Math.toIntExact(Math.min(year, 99_999)));
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        Places places = new Places(sql, scope);
        places.read(rows.stream().map(row -> row.given(ORGANIZATION)).toList());
        register.enrol(rows.stream().map(row -> {
            var organization = places.on(row.given(ORGANIZATION), row.givenDate(JOINED));
            if (organization == null) {
                throw new Refusal("ORGANIZATION_UNKNOWN", "row " + row.number());
            }
            return new Enrolment(organization, row.given(NAME), birthYear(row), row.givenDate(JOINED), row.date(LEFT));
        }).toList());
    }
}
