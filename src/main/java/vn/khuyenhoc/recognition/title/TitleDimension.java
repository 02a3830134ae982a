package vn.khuyenhoc.recognition.title;

/** By what titles are told apart in statistics. */
enum TitleDimension {
    MONTH, QUARTER, YEAR, KIND,
    /** Of the organization that records it, on the day. */
    LEVEL,
    /** The organization of the level asked for that records it, or that the one that does stands under. */
    ORGANIZATION_AT_LEVEL
}
