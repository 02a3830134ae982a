package vn.khuyenhoc.organization.reorganisation;

import java.util.HashMap;
import java.util.Map;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Refusal;

/** What the references of one act stand for: keys of what it founds, and ids of what there is. */
final class Named {
    private final String type;
    private final String unknown;
    private final Map<String, Long> founded = new HashMap<>();

    /** @param unknown the code where a reference names nothing */
    Named(String type, String unknown) {
        this.type = type;
        this.unknown = unknown;
    }

    void found(String key, long id, String argument) {
        if (founded.put(key, id) != null) {
            throw new Refusal("KEY_TWICE", argument, key);
        }
    }

    boolean isNew(String reference) {
        return founded.containsKey(reference);
    }

    long of(String reference, String argument) {
        Long id = founded.get(reference);
        if (id != null) {
            return id;
        }
        GlobalId global = GlobalId.parse(reference);
        if (global == null || !global.type().equals(type)) {
            throw new Refusal(unknown, argument);
        }
        return global.key();
    }
}
