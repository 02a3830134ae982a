package vn.khuyenhoc.kernel.graphql;

import graphql.GraphQLContext;

/** How many rows of a list may be asked for at once: more where nobody waits for them but a file. */
public final class LargestPage {
    /** No list answers a client more rows at once; asking for more is refused, never cut. */
    public static final int ANSWERED = 100;

    private LargestPage() {}

    public static int of(GraphQLContext context) {
        return context.getOrDefault(LargestPage.class, ANSWERED);
    }

    /** Whether they are read for a file. */
    public static boolean raised(GraphQLContext context) {
        return context.hasKey(LargestPage.class);
    }

    public static void raise(GraphQLContext.Builder context, int rows) {
        context.put(LargestPage.class, Math.max(rows, ANSWERED));
    }
}
