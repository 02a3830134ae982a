/** What donors gave for something only: a purpose, an organization, a campaign or named people. */
@NullMarked
package vn.khuyenhoc.fund.earmark;

import org.jspecify.annotations.NullMarked;
