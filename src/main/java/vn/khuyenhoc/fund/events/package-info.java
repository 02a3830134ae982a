/** What happened to funds, told to the modules downstream. */
@NamedInterface("events")
@NullMarked
package vn.khuyenhoc.fund.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
