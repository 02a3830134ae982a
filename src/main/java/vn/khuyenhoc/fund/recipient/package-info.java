/** Who received what: people, most of them minors, apart from the rounds that name them. */
@NullMarked
package vn.khuyenhoc.fund.recipient;

import org.jspecify.annotations.NullMarked;
