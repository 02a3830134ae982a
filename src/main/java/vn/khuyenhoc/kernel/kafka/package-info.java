/** Tells other systems of events by Kafka, in the profile {@code kafka}; without it nothing here is made. */
@NullMarked
package vn.khuyenhoc.kernel.kafka;

import org.jspecify.annotations.NullMarked;
