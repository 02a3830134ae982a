/** What a fund publishes of a year: what it received and how it was used, as a query, a page and a spreadsheet. */
@NullMarked
package vn.khuyenhoc.fund.disclosure;

import org.jspecify.annotations.NullMarked;
