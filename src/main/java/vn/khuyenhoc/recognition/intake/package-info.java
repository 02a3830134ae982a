/** Decisions on titles that come as spreadsheets. */
@NullMarked
package vn.khuyenhoc.recognition.intake;

import org.jspecify.annotations.NullMarked;
