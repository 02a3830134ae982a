package vn.khuyenhoc.organization.reorganisation;

import java.util.ArrayList;
import java.util.List;

import vn.khuyenhoc.kernel.Problems;
import vn.khuyenhoc.kernel.Refusal;

/** What is found while an act is looked through, so that people read all of it at once. */
final class Findings {
    private final List<Refusal> found = new ArrayList<>();

    /** @param path the field of the input, from the outside in */
    void add(String code, String path, Object... named) {
        found.add(new Refusal(code, path, named));
    }

    List<Refusal> all() {
        return List.copyOf(found);
    }

    void refuse() {
        if (!found.isEmpty()) {
            throw new Problems(found);
        }
    }
}
