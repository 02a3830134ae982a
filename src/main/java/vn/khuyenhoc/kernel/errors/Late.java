package vn.khuyenhoc.kernel.errors;

/** Stands in the GraphQL context of a request whose time is over: a statement that fails from then on was cut off. */
public enum Late {
    CUT_OFF
}
