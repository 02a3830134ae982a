/** The kit of statistics: facts of a period in groups, beside those of the year before, in order and page by page. */
@NamedInterface("statistics")
@NullMarked
package vn.khuyenhoc.kernel.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
