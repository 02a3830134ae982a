package vn.khuyenhoc.kernel.events;

import java.util.Objects;

import org.springframework.util.ReflectionUtils;

/** The id that each event carries as its {@code eventId}. */
public final class EventIds {
    private EventIds() {}

    public static long of(Object event) {
        return (long) Objects.requireNonNull(ReflectionUtils.invokeMethod(Objects.requireNonNull(ReflectionUtils.findMethod(event.getClass(), "eventId")), event));
    }
}
