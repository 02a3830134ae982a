/** What was recognised, told to the modules downstream. */
@NamedInterface("events")
@NullMarked
package vn.khuyenhoc.recognition.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
