package vn.khuyenhoc.kernel.gate;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import vn.khuyenhoc.kernel.access.KnownTokens;
import vn.khuyenhoc.kernel.errors.PlainAnswer;
import vn.khuyenhoc.kernel.errors.Wording;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** The gate's parts; all or none, because a gate with a gap is none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GateLimits.class)
@ConditionalOnBooleanProperty(name = "khuyenhoc.gate.enabled", matchIfMissing = true)
class GateSettings {
    private static final String[] LIMITED = {"/graphql", "/graphql/*", "/imports", "/imports/*", "/exports/*", "/operations/*", "/disclosures/*", "/reports/*"};

    @Bean
    Callers callers(GateLimits limits) {
        return new Callers(limits.rate());
    }

    @Bean
    LiveRate liveRate(Callers callers, RefusedRequests refusals) {
        return new LiveRate(callers, refusals);
    }

    /** After sign-in, which is before 0, so that it knows the caller's name. */
    @Bean
    FilterRegistrationBean<RateFilter> rateFilter(Callers callers, PlainAnswer answer) {
        FilterRegistrationBean<RateFilter> filter = new FilterRegistrationBean<>(new RateFilter(callers, answer));
        filter.addUrlPatterns(LIMITED);
        filter.setOrder(0);
        return filter;
    }

    /** Before sign-in, which is at -100. */
    @Bean
    FilterRegistrationBean<RefusedTokens> refusedTokens(Callers callers, PlainAnswer answer, KnownTokens known) {
        FilterRegistrationBean<RefusedTokens> filter = new FilterRegistrationBean<>(new RefusedTokens(callers, answer, known::knows));
        filter.addUrlPatterns(LIMITED);
        filter.setOrder(-101);
        return filter;
    }

    @Bean
    Gate gate(GateLimits limits, GateRefusals refusals) {
        return new Gate(limits, refusals);
    }

    @Bean
    Deadlines deadlines(GateLimits limits, DataSource connections) throws SQLException {
        HikariDataSource pool = connections.unwrap(HikariDataSource.class);
        return new Deadlines(limits.deadline(), () -> pool.getHikariPoolMXBean().softEvictConnections());
    }

    @Bean
    ExecuteListenerProvider deadlineOfStatements(Deadlines deadlines) {
        return () -> deadlines;
    }

    @Bean
    GateKeeper gateKeeper(GateLimits limits, Deadlines deadlines, Wording wording) {
        return new GateKeeper(limits, deadlines, wording);
    }
}
