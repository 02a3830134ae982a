/** The tree of organizations as of a date, and the totals kept along it: the one read model other modules may join. */
@NamedInterface("tree")
@NullMarked
package vn.khuyenhoc.organization.tree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
