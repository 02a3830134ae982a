package vn.khuyenhoc.fund.statistics;

/** By what contributions and grants are told apart in statistics. */
enum Dimension {
    MONTH, QUARTER, YEAR, PURPOSE, DONOR_KIND, CONTRIBUTION_KIND,
    /** Of the organization whose fund it is, on the day. */
    LEVEL,
    /** The organization of the level asked for that the fund's own is, or stands under. */
    ORGANIZATION_AT_LEVEL;

    /** Whether it is read from the organization rather than from the fact. */
    boolean ofOrganization() {
        return this == LEVEL || this == ORGANIZATION_AT_LEVEL;
    }
}
