package vn.khuyenhoc.kernel.errors;

/** Stands in the GraphQL context of a request whose time is over: what fails from then on is no fault of the server. */
public enum Late {
    CUT_OFF
}
