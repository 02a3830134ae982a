package vn.khuyenhoc.kernel;

import java.util.List;

/** Everything that stands in the way of one act, found before any of it was done. */
public class Problems extends RuntimeException {
    private final List<Refusal> all;

    /** @param all at least one, in the order in which people should read them */
    public Problems(List<Refusal> all) {
        super(all.toString(), null, false, false);
        this.all = List.copyOf(all);
    }

    public List<Refusal> all() {
        return all;
    }
}
