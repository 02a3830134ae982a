package vn.khuyenhoc.kernel.kafka;

import java.util.Map;
import java.util.Objects;

import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.modulith.events.Externalized;

import vn.khuyenhoc.kernel.Edition;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.events.EventIds;

/** What consumers learn of an event without reading it, as CloudEvents 1.0 names it in Kafka's binary mode. */
final class CloudEvent {
    private CloudEvent() {}

    /** The same whenever an event is sent again: by {@code ce_id} a consumer knows it. */
    static Map<String, Object> headers(Object event) {
        long id = EventIds.of(event);
        String type = Objects.requireNonNull(AnnotationUtils.findAnnotation(event.getClass(), Externalized.class)).value().replaceFirst("::.*", "");
        return Map.of("ce_specversion", "1.0", "ce_id", String.valueOf(id), "ce_source", "/" + type.substring(0, type.lastIndexOf('.')).replace('.', '/'), "ce_type", type,
            "ce_edition", String.valueOf(edition(event.getClass())), "ce_time", Ids.madeAt(id).toString(), "content-type", "application/json");
    }

    static int edition(Class<?> type) {
        Edition edition = type.getAnnotation(Edition.class);
        return edition == null ? 1 : edition.value();
    }
}
