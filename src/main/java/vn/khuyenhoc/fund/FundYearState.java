package vn.khuyenhoc.fund;

/** How far the books of a fund's year are. */
public enum FundYearState {
    /** What happened in it is posted into it; unless a later year is closed already. */
    OPEN,
    /** Nothing is posted into it any more. */
    CLOSED,
    /** And what came in and how it was used was published. */
    DISCLOSED
}
