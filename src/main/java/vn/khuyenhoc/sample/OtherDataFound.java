package vn.khuyenhoc.sample;

/** The sample profile was started on a database that holds somebody's own records. */
class OtherDataFound extends RuntimeException {
    OtherDataFound() {
        super("the sample profile was started on a database that holds other data");
    }
}
