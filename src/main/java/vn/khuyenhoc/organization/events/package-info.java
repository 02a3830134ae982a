/** What happened to organizations, told to the modules downstream. */
@NamedInterface("events")
@NullMarked
package vn.khuyenhoc.organization.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
