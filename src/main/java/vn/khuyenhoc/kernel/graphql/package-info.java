/** The GraphQL kit: ids, pages, batches, scalars and coded errors. */
@NamedInterface("graphql")
@NullMarked
package vn.khuyenhoc.kernel.graphql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
