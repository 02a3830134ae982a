package vn.khuyenhoc.organization;

/** Along which tree the figures of an earlier day are added up. */
public enum Boundary {
    /** The tree of that day: figures as they were published then. */
    AS_WAS,
    /** Today's tree: what predecessors had is shown under their successors. */
    AS_NOW
}
