package vn.khuyenhoc.kernel.sql;

import org.jooq.conf.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How jOOQ speaks to either database. */
@Configuration(proxyBeanMethods = false)
class SqlSettings {
    @Bean
    Settings jooqSettings() {
        return new Settings()
            .withRenderSchema(false)
            .withInListPadding(true)
            .withExecuteLogging(false);
    }
}
