/** How a fault is told: by a code, in the caller's language, without a word about what is behind the API. */
@NamedInterface("errors")
@NullMarked
package vn.khuyenhoc.kernel.errors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
