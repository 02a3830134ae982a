package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Records administrative units and how many people live in them. */
public interface UnitRegister {
    record UnitEntry(String code, String name, UnitLevel level, UnitKind kind, @Nullable UnitId parent, LocalDate validFrom) {}

    /** A population always says when it was counted, what was counted, and who says so. */
    record Population(UnitId unit, long inhabitants, LocalDate countedOn, String definition, String source) {}

    /** @return their ids, in the order given */
    List<UnitId> enter(List<UnitEntry> units);

    void count(List<Population> populations);
}
