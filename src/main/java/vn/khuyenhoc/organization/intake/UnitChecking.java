package vn.khuyenhoc.organization.intake;

import static vn.khuyenhoc.kernel.imports.Finding.bad;
import static vn.khuyenhoc.organization.intake.UnitImport.CODE;
import static vn.khuyenhoc.organization.intake.UnitImport.FROM;
import static vn.khuyenhoc.organization.intake.UnitImport.KIND;
import static vn.khuyenhoc.organization.intake.UnitImport.LEVEL;
import static vn.khuyenhoc.organization.intake.UnitImport.PARENT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.Finding;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.UnitKind;
import vn.khuyenhoc.organization.UnitLevel;
import vn.khuyenhoc.organization.unit.UnitKinds;

/** Checks a list of units; what stands above one is known, or stands in a good row before it. */
final class UnitChecking implements ImportKind.Checking {
    /** A unit by what names it in a spreadsheet. */
    private record Named(String code, UnitLevel level) {}

    private record Seen(int row, LocalDate from) {}

    private final UnitPlaces places;
    private final Scope scope;
    private final Map<Named, Seen> seen = new HashMap<>();

    UnitChecking(UnitPlaces places, Scope scope) {
        this.places = places;
        this.scope = scope;
    }

    @Override
    public List<Finding> check(List<ImportRow> rows) {
        places.read(rows.stream().flatMap(row -> Stream.of(row.given(CODE), Objects.requireNonNullElse(row.text(PARENT), row.given(CODE)))).toList());
        return rows.stream().map(this::finding).filter(Objects::nonNull).toList();
    }

    private @Nullable Finding finding(ImportRow row) {
        UnitLevel level = UnitImport.level(row);
        UnitKind kind = UnitImport.kind(row);
        if (level == null) {
            return bad(row, LEVEL, "CELL_NOT_A_CHOICE", row.given(LEVEL), Choice.UNIT_LEVEL.offered());
        }
        if (kind == null) {
            return bad(row, KIND, "CELL_NOT_A_CHOICE", Objects.requireNonNullElse(row.text(KIND), ""), Choice.UNIT_KIND.offered());
        }
        if (!UnitKinds.fit(kind, level)) {
            return bad(row, KIND, "UNIT_KIND_NOT_OF_LEVEL", row.given(CODE));
        }
        Named named = new Named(row.given(CODE), level);
        Seen twice = seen.get(named);
        if (twice != null) {
            return bad(row, CODE, "ROW_TWICE", twice.row());
        }
        if (places.taken(named.code(), level, row.givenDate(FROM))) {
            return bad(row, CODE, "UNIT_CODE_TAKEN", named.code());
        }
        Finding misplaced = misplaced(row, level);
        if (misplaced == null) {
            seen.put(named, new Seen(row.number(), row.givenDate(FROM)));
        }
        return misplaced;
    }

    private @Nullable Finding misplaced(ImportRow row, UnitLevel level) {
        String parent = row.text(PARENT);
        if ((parent == null) != (level == UnitLevel.PROVINCE)) {
            return bad(row, PARENT, "UNIT_NOT_BELOW_PARENT", row.given(CODE));
        }
        boolean known = parent == null ? scope.everywhere()
            : before(parent, level, row.givenDate(FROM)) || places.above(parent, level, row.givenDate(FROM)) != null;
        return known ? null : bad(row, PARENT, "UNIT_UNKNOWN");
    }

    private boolean before(String parent, UnitLevel level, LocalDate from) {
        return Stream.of(UnitLevel.values()).filter(above -> above.compareTo(level) < 0).map(above -> seen.get(new Named(parent, above)))
            .anyMatch(above -> above != null && !above.from().isAfter(from));
    }
}
