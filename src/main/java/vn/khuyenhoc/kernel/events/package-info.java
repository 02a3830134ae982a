/** Exactly-once effects for listeners of module events. */
@NamedInterface("events")
@NullMarked
package vn.khuyenhoc.kernel.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
