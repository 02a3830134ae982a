package vn.khuyenhoc.organization.intake;

import static java.util.stream.Collectors.toSet;
import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.kernel.imports.ImportColumn.date;
import static vn.khuyenhoc.kernel.imports.ImportColumn.text;
import static vn.khuyenhoc.kernel.imports.ImportColumn.whole;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_POPULATION;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.UnitRegister;
import vn.khuyenhoc.organization.population.Counting;
import vn.khuyenhoc.organization.unit.UnitReach;

/** How many people live in units, by the statistics office's tables. */
@Component
class PopulationImport implements ImportKind {
    private static final String UNIT = "unit", LEVEL = "level", VALUE = "value", ON = "on", DEFINITION = "definition", SOURCE = "source";

    private final DSLContext sql;
    private final Days days;
    private final UnitReach reach;
    private final Counting counting;

    PopulationImport(DSLContext sql, Days days, UnitReach reach, Counting counting) {
        this.sql = sql;
        this.days = days;
        this.reach = reach;
        this.counting = counting;
    }

    @Override
    public String name() {
        return "POPULATIONS";
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(
            text(UNIT, true, "19333", 16, "Unit code", "Mã đơn vị", "Mã số", "Mã ĐVHC", "Mã đơn vị hành chính", "Mã"),
            text(LEVEL, false, "Xã", 20, "Level", "Cấp", "Cấp đơn vị"),
            whole(VALUE, true, "5.678", "Population", "Dân số", "Số dân", "Tổng dân số", "Số nhân khẩu"),
            date(ON, true, "31/12/2023", "Counted on", "Ngày tính", "Thời điểm", "Tính đến ngày", "Ngày"),
            text(DEFINITION, true, "Dân số trung bình", Counting.LONGEST_TEXT, "Definition", "Cách tính", "Loại dân số", "Chỉ tiêu"),
            text(SOURCE, true, "Niên giám thống kê 2023", Counting.LONGEST_TEXT, "Source", "Nguồn", "Nguồn số liệu"));
    }

    /** Of what there is one at the most. */
    private record Kind(long unit, LocalDate on, String definition) {}

    @Override
    public Checking checking(Scope scope) {
        UnitPlaces places = new UnitPlaces(sql, reach, scope);
        Map<Kind, Integer> seen = new HashMap<>();
        return rows -> {
            places.read(rows.stream().map(row -> row.given(UNIT)).collect(toSet()));
            Set<Kind> known = known(rows.stream().map(row -> unit(row, places)).filter(Objects::nonNull).map(UnitId::value).collect(toSet()));
            List<Finding> findings = new ArrayList<>();
            for (ImportRow row : rows) {
                Finding finding = finding(row, places, known, seen);
                if (finding != null) {
                    findings.add(finding);
                }
            }
            return findings;
        };
    }

    private Set<Kind> known(Set<Long> units) {
        var p = ORGANIZATION_POPULATION;
        return units.isEmpty() ? Set.of() : new HashSet<>(sql.selectFrom(p).where(Keys.in(p.UNIT_ID, units)).and(Valid.known(p))
            .fetch(count -> new Kind(count.getUnitId(), count.getCountedOn(), count.getDefinition())));
    }

    private @Nullable Finding finding(ImportRow row, UnitPlaces places, Set<Kind> known, Map<Kind, Integer> seen) {
        LocalDate on = row.givenDate(ON);
        UnitId unit = unit(row, places);
        String level = row.text(LEVEL);
        if (level != null && Choice.UNIT_LEVEL.of(level) == null) {
            return bad(row, LEVEL, "CELL_NOT_A_CHOICE", level, Choice.UNIT_LEVEL.offered());
        }
        if (on.isAfter(days.today())) {
            return bad(row, ON, "DATE_IN_FUTURE", on);
        }
        if (unit == null) {
            return bad(row, UNIT, "UNIT_UNKNOWN");
        }
        if (Objects.requireNonNull(row.whole(VALUE)) > Counting.MOST_PEOPLE) {
            return bad(row, VALUE, "POPULATION_OUT_OF_RANGE", Counting.MOST_PEOPLE);
        }
        Kind kind = new Kind(unit.value(), on, row.given(DEFINITION));
        if (known.contains(kind)) {
            return bad(row, DEFINITION, "POPULATION_KNOWN", kind.definition(), on);
        }
        Integer twice = seen.putIfAbsent(kind, row.number());
        return twice == null ? null : bad(row, UNIT, "ROW_TWICE", twice);
    }

    private static @Nullable UnitId unit(ImportRow row, UnitPlaces places) {
        String level = row.text(LEVEL);
        UnitLevel wanted = level == null ? null : Choice.UNIT_LEVEL.of(level);
        return places.on(row.given(UNIT), wanted, row.givenDate(ON));
    }

    @Override
    public void apply(List<ImportRow> rows, Scope scope) {
        UnitPlaces places = new UnitPlaces(sql, reach, scope);
        places.read(rows.stream().map(row -> row.given(UNIT)).collect(toSet()));
        counting.enter(rows.stream().map(row -> {
            UnitId unit = unit(row, places);
            if (unit == null) {
                throw new Refusal("UNIT_UNKNOWN", "row " + row.number());
            }
            return new UnitRegister.Population(unit, Objects.requireNonNull(row.whole(VALUE)), row.givenDate(ON), row.given(DEFINITION), row.given(SOURCE));
        }).toList(), scope, "rows.");
    }
}
