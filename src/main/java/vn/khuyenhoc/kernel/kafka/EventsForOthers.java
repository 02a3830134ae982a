package vn.khuyenhoc.kernel.kafka;

import java.time.Duration;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.converter.RecordMessageConverter;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** To which topic an event goes, and by which key, says the event itself ({@code @Externalized}). */
@Configuration(proxyBeanMethods = false)
@Profile("kafka")
class EventsForOthers {
    /** What was not taken by then is outstanding, and sent by the next process. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    @Bean
    EventExternalizationConfiguration eventExternalizationConfiguration() {
        return EventExternalizationConfiguration.defaults("vn.khuyenhoc").headers(CloudEvent::headers).build();
    }

    @Bean
    RecordMessageConverter plainJson(JsonMapper json) {
        return new PlainJson(json);
    }

    @Bean
    EventSender kafkaTemplate(ProducerFactory<Object, Object> producers, RecordMessageConverter converter) {
        return new EventSender(producers, converter);
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer endsSoon() {
        return producers -> producers.setPhysicalCloseTimeout((int) LAST_WORDS.toSeconds());
    }
}
