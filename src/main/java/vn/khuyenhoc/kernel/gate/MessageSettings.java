package vn.khuyenhoc.kernel.gate;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import vn.khuyenhoc.kernel.errors.LongestMessage;

/** The one bound that holds without the gate too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateLimits.class)
class MessageSettings {
    @Bean
    LongestMessage longestMessage(GateLimits limits) {
        return new LongestMessage(limits.message());
    }
}
