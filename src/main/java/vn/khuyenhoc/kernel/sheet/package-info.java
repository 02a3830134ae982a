/** Spreadsheets as people have them, read and written row by row, whatever their size. */
@NamedInterface("sheet")
@NullMarked
package vn.khuyenhoc.kernel.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
