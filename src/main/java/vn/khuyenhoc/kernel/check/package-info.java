/** Checks that what is kept equals what the records say, as a command. */
@NamedInterface("check")
@NullMarked
package vn.khuyenhoc.kernel.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
