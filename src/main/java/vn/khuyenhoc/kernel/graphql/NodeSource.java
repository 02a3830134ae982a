package vn.khuyenhoc.kernel.graphql;

import java.util.Collection;

import vn.khuyenhoc.kernel.access.Caller;

/** Where {@code node(id)} and {@code nodes(ids)} find the things of one type; every module brings one for each of its types. */
public interface NodeSource {
    Class<? extends Node> type();

    /** Those of the keys that there are and that the caller may see, in one statement and in any order. */
    Collection<? extends Node> find(Collection<Long> keys, Caller caller);
}
