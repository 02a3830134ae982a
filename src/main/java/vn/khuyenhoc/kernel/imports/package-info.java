/** Spreadsheets that people send: read, checked row by row, shown with what is wrong, and applied when they ask for it. */
@NamedInterface("imports")
@NullMarked
package vn.khuyenhoc.kernel.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
