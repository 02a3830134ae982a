/** Answers that come as they happen: GraphQL over websockets and over server-sent events. */
@NullMarked
package vn.khuyenhoc.kernel.live;

import org.jspecify.annotations.NullMarked;
