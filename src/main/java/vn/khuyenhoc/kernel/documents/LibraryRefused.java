package vn.khuyenhoc.kernel.documents;

import java.util.List;

import graphql.GraphQLError;

/** A question of the library is not answered; said as the query itself would have been answered. */
public final class LibraryRefused extends RuntimeException {
    private final transient List<GraphQLError> errors;

    LibraryRefused(List<GraphQLError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = errors;
    }

    public List<GraphQLError> errors() {
        return errors;
    }
}
