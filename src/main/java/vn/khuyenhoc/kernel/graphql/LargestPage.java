package vn.khuyenhoc.kernel.graphql;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import vn.khuyenhoc.kernel.sql.SortedAhead;

/** How many rows of a list may be asked for at once: more where nobody waits for them but a file. */
public final class LargestPage {
    private LargestPage() {}

    public static int of(GraphQLContext context) {
        int answered = ListBounds.of(context).page();
        return raised(context) ? Math.max(answered, context.<Integer>get(LargestPage.class)) : answered;
    }

    /** What a file that is being written knows of the pages that follow; null where a page is answered. */
    static @Nullable SortedAhead ahead(GraphQLContext context) {
        return context.get(SortedAhead.class);
    }

    /** Whether they are read for a file. */
    public static boolean raised(GraphQLContext context) {
        return context.hasKey(LargestPage.class);
    }

    /** @param ahead the same for all pages of the file */
    public static void raise(GraphQLContext.Builder context, int rows, SortedAhead ahead) {
        context.put(SortedAhead.class, ahead);
        context.put(LargestPage.class, rows);
    }
}
