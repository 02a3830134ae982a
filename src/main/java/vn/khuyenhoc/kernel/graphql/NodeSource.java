package vn.khuyenhoc.kernel.graphql;

import org.jspecify.annotations.Nullable;

/** Where {@code node(id)} finds the things of one type; every module brings one for each of its types. */
public interface NodeSource {
    Class<? extends Node> type();

    @Nullable Node find(long key);
}
