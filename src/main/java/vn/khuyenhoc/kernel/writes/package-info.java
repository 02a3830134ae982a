/** The kit for changes: who may make them, safe to send twice, refused in the caller's language. */
@NamedInterface("writes")
@NullMarked
package vn.khuyenhoc.kernel.writes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
