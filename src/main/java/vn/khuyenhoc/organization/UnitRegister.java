package vn.khuyenhoc.organization;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Records administrative units and how many people live in them. */
public interface UnitRegister {
    record UnitEntry(String code, String name, UnitLevel level, UnitKind kind, @Nullable UnitId parent, LocalDate validFrom) {}

    /** A population always says when it was counted, what was counted, and who says so. */
    record Population(UnitId unit, long inhabitants, LocalDate countedOn, String definition, String source) {}

    /**
     * As another act, which looks after what must be true of them, found them.
     *
     * @return their ids, in the order given
     */
    List<UnitId> enter(List<UnitEntry> units);

    /**
     * Establishes units under units that exist.
     *
     * @return their ids, in the order given
     * @throws vn.khuyenhoc.kernel.Refusal UNIT_CODE_TAKEN, UNIT_KIND_NOT_OF_LEVEL, UNIT_NOT_BELOW_PARENT, UNIT_PARENT_ENDED
     */
    List<UnitId> establish(List<UnitEntry> units);

    /** @param share of a part, in hundredths of a percent; null where the predecessor goes as a whole */
    record UnitSuccession(UnitId predecessor, UnitId successor, @Nullable Integer share) {}

    /**
     * Units go up in others on a day; one that goes as a whole, or in parts that make up the whole, ends.
     *
     * @throws vn.khuyenhoc.kernel.Refusal UNIT_UNKNOWN, SHARES_TOO_LARGE, CHANGED_LATER
     */
    void succeed(List<UnitSuccession> successions, LocalDate on, long reorganisation);

    /** @return the keys of what was recorded, in the order given */
    List<Long> count(List<Population> populations);
}
