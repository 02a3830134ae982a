/** Who changed what, written where facts are written and read by those who may see it. */
@NamedInterface("audit")
@NullMarked
package vn.khuyenhoc.kernel.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
