package vn.khuyenhoc.kernel.graphql;

import vn.khuyenhoc.kernel.GlobalId;

/** A view with an identity of its own; its simple class name is the name of its GraphQL type. */
public interface Node {
    /** The id within its type, as the tables know it. */
    long key();

    /** The opaque id by which clients and caches know it. */
    default String id() {
        return GlobalId.of(getClass().getSimpleName(), key());
    }
}
