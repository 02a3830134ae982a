/** Whole lists as spreadsheets: what a query shows by the page, of any module, with the rights and filters of the query. */
@NullMarked
package vn.khuyenhoc.kernel.exports;

import org.jspecify.annotations.NullMarked;
