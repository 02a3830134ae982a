/** What holds from one day to another counted in groups along the tree: how many there are at an end, how many came and went. */
@NamedInterface("census")
@NullMarked
package vn.khuyenhoc.organization.census;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
