/** Answers as tables, whatever was asked: by the same rule for every file. */
@NullMarked
package vn.khuyenhoc.kernel.tables;

import org.jspecify.annotations.NullMarked;
