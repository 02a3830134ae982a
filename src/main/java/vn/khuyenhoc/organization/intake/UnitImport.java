package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.groupingBy;
import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.UnitRegister.UnitEntry;
import vn.khuyenhoc.organization.unit.UnitReach;

/** Administrative units as the state's code lists give them, a province or district before those below it. */
@Component
class UnitImport implements ImportKind {
    static final String CODE = "code", NAME = "name", LEVEL = "level", KIND = "kind", PARENT = "parent", FROM = "from";

    private final DSLContext sql;
    private final UnitReach reach;
    private final UnitRegister register;

    UnitImport(DSLContext sql, UnitReach reach, UnitRegister register) {
        this.sql = sql;
        this.reach = reach;
        this.register = register;
    }

    @Override
    public String name() {
        return "UNITS";
    }

    @Override
    public Role role() {
        return Role.ADMIN;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(CODE, true, "19333", 16, "Unit code", "Mã đơn vị", "Mã số", "Mã ĐVHC", "Mã đơn vị hành chính", "Mã"),
            text(NAME, true, "Phường 1", 160, "Unit name", "Tên đơn vị", "Tên", "Tên ĐVHC", "Tên đơn vị hành chính"),
            text(LEVEL, true, "Xã", 20, "Level", "Cấp", "Cấp đơn vị"),
            text(KIND, false, "Phường", 20, "Kind", "Loại", "Loại đơn vị", "Loại hình"),
            text(PARENT, false, "461", 16, "Parent code", "Mã đơn vị cấp trên", "Mã cấp trên", "Thuộc đơn vị", "Mã huyện", "Mã tỉnh"),
            date(FROM, true, "01/07/2025", "Valid from", "Ngày hiệu lực", "Có hiệu lực từ", "Hiệu lực từ ngày", "Ngày thành lập"));
    }

    @Override
    public Checking checking(Scope scope) {
        return new UnitChecking(new UnitPlaces(sql, reach, scope), scope);
    }

    /** As the kind's column says, or else as the official name begins. */
    static @Nullable UnitKind kind(ImportRow row) {
        String kind = row.text(KIND);
        return kind == null ? Choice.UNIT_KIND.beginning(row.given(NAME)) : Choice.UNIT_KIND.of(kind);
    }

    static @Nullable UnitLevel level(ImportRow row) {
        return Choice.UNIT_LEVEL.of(row.given(LEVEL));
    }

    /** Level by level: what stands above may be new too. */
    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        new TreeMap<>(rows.stream().collect(groupingBy(row -> Objects.requireNonNull(level(row))))).forEach((level, some) -> {
            UnitPlaces places = new UnitPlaces(sql, reach, scope);
            places.read(some.stream().map(row -> row.text(PARENT)).filter(Objects::nonNull).toList());
            register.establish(some.stream().map(row -> entry(row, level, places, scope)).toList());
        });
    }

    private static UnitEntry entry(ImportRow row, UnitLevel level, UnitPlaces places, Scope scope) {
        String parent = row.text(PARENT);
        UnitId above = parent == null ? null : places.above(parent, level, row.givenDate(FROM));
        if (above == null && (parent != null || !scope.everywhere())) {
            throw new Refusal("UNIT_UNKNOWN", "row " + row.number());
        }
        return new UnitEntry(row.given(CODE), row.given(NAME), level, Objects.requireNonNull(kind(row)), above, row.givenDate(FROM));
    }
}
