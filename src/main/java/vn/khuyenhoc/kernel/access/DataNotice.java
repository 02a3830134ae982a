package vn.khuyenhoc.kernel.access;

/** What readers must know about the data as a whole. */
public interface DataNotice {
    /** Whether people, donors and single amounts are invented. */
    boolean sample();
}
