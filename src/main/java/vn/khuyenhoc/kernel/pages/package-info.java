/** Pages for people without an account: read on a screen, printed on A4, and answered like everything else with the headers that keep them safe. */
@NamedInterface("pages")
@NullMarked
package vn.khuyenhoc.kernel.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
