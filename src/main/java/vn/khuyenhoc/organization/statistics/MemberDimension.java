package vn.khuyenhoc.organization.statistics;

/** By what members are told apart in statistics. */
enum MemberDimension {
    MONTH, QUARTER, YEAR,
    /** Of the organization that lists them, on the day. */
    LEVEL,
    /** The ten years in which they were born, as the first of them. */
    BIRTH_DECADE,
    /** The organization of the level asked for that lists them, or that the one that does stands under. */
    ORGANIZATION_AT_LEVEL
}
