package vn.khuyenhoc.kernel.access;

/** What readers must know about the data as a whole. */
public interface DataNotice {
    /** Whether people, donors and single amounts are invented. */
    boolean sample();

    /** The request headers that a newcomer's queries begin with, as JSON; empty where everybody brings a token of their own. */
    default String headers() {
        return "";
    }
}
