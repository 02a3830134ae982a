/** The SQL kit: validity predicates, keyset lists and bulk writes over jOOQ. */
@NamedInterface("sql")
@NullMarked
package vn.khuyenhoc.kernel.sql;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
