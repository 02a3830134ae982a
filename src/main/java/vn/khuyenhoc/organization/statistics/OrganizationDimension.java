package vn.khuyenhoc.organization.statistics;

/** By what organizations are told apart in statistics. */
enum OrganizationDimension {
    MONTH, QUARTER, YEAR, LEVEL, BASIS,
    /** The organization of the level asked for that it is, or stands under. */
    ORGANIZATION_AT_LEVEL
}
