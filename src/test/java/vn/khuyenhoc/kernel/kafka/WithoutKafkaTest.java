package vn.khuyenhoc.kernel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.EventExternalizationConfiguration;

import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Where nobody asks for it, no part of Kafka is made, and no event waits for it. */
@EmptyTest
class WithoutKafkaTest {
    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;
    @Autowired JdbcTemplate jdbc;

    @Test
    void nothingOfItIsThere() {
        assertThat(context.getBeanNamesForType(EventExternalizationConfiguration.class)).isEmpty();
        assertThat(Stream.of(context.getBeanDefinitionNames()).map(context::getType).filter(type -> type != null && type.getName().contains("afka"))).isEmpty();
        fixtures.aProvince();
        List<String> listeners = jdbc.queryForList("select distinct LISTENER_ID from (select LISTENER_ID from EVENT_PUBLICATION union all select LISTENER_ID from EVENT_PUBLICATION_ARCHIVE) as told", String.class);
        assertThat(listeners).noneMatch(listener -> listener.contains("externalize"));
    }
}
