/** Who may see what. */
@NamedInterface("access")
@NullMarked
package vn.khuyenhoc.kernel.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
