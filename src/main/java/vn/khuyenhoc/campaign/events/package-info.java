/** What happened to campaigns, told to whoever follows them. */
@NamedInterface("events")
@NullMarked
package vn.khuyenhoc.campaign.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
