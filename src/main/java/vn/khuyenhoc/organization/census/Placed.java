package vn.khuyenhoc.organization.census;

import org.jspecify.annotations.Nullable;

/** What is read of the organization that a fact is of, rather than of the fact; a module's dimensions are called as these. */
enum Placed {
    /** Of the organization itself. */
    LEVEL,
    /** The organization of the level asked for that it is, or stands under. */
    ORGANIZATION_AT_LEVEL;

    static @Nullable Placed of(Enum<?> dimension) {
        for (Placed placed : values()) {
            if (placed.name().equals(dimension.name())) {
                return placed;
            }
        }
        return null;
    }
}
