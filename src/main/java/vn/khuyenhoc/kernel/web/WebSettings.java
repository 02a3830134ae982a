package vn.khuyenhoc.kernel.web;

import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

import vn.khuyenhoc.kernel.errors.Wording;

/** In which order a request passes the door: a browser's origin, then (elsewhere) its token, its head, (elsewhere) the rate, then what it sends. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSettings {
    /** Takes the same requests, and answers them by files. */
    private static final String EXPORTS = "/exports/*";
    private static final String OPERATIONS = "/operations/*";

    private static final int HEAD = -1;

    private final String path;
    private final int bytes;
    private final Duration within;

    WebSettings(@Value("${spring.graphql.http.path:/graphql}") String path, @Value("${khuyenhoc.http.max-body:64KB}") DataSize body,
                @Value("${khuyenhoc.http.body-within:15s}") Duration within) {
        this.path = path;
        this.bytes = Math.toIntExact(body.toBytes());
        this.within = within;
    }

    @Bean
    RefusalAnswer refusalAnswer(Wording wording, LocaleResolver languages, JsonMapper json) {
        return new RefusalAnswer(wording, languages, json);
    }

    /** Of every page. */
    @Bean
    FilterRegistrationBean<Untraced> untraced() {
        return at(Ordered.HIGHEST_PRECEDENCE, new Untraced(), "/*");
    }

    /** Before the token is looked at: a preflight brings none. */
    @Bean
    FilterRegistrationBean<Origins> origins(RefusalAnswer refusals, @Value("${khuyenhoc.cors.allowed-origins:}") List<String> allowed,
                                            @Value("${spring.security.filter.order:-100}") int token) {
        return at(token - 10, new Origins(refusals, allowed), path, EXPORTS, OPERATIONS, "/imports", "/imports/*");
    }

    /** Before the rate, which is taken at 0. */
    @Bean
    FilterRegistrationBean<RequestHead> requestHead(RefusalAnswer refusals) {
        return at(HEAD, new RequestHead(refusals, bytes, List.of("GET", "HEAD", "POST", "OPTIONS")), path);
    }

    /** Without HEAD, for which the whole file would be made. */
    @Bean
    FilterRegistrationBean<RequestHead> exportHead(RefusalAnswer refusals) {
        return at(HEAD, new RequestHead(refusals, bytes, List.of("GET", "POST", "OPTIONS")), EXPORTS);
    }

    @Bean
    FilterRegistrationBean<RequestHead> operationHead(RefusalAnswer refusals) {
        return at(HEAD, new RequestHead(refusals, bytes, List.of("GET", "OPTIONS")), OPERATIONS);
    }

    @Bean
    FilterRegistrationBean<Freshness> freshness(RefusalAnswer refusals) {
        return at(100, new Freshness(refusals), path);
    }

    @Bean
    FilterRegistrationBean<Transport> transport(RefusalAnswer refusals) {
        return at(110, new Transport(refusals, bytes, within, MediaTypes::ofAnswer), path);
    }

    /** The file's name says what it is. */
    @Bean
    FilterRegistrationBean<Transport> exportTransport(RefusalAnswer refusals) {
        return at(110, new Transport(refusals, bytes, within, _ -> MediaType.APPLICATION_JSON), EXPORTS, OPERATIONS);
    }

    private <F extends OncePerRequestFilter> FilterRegistrationBean<F> at(int order, F filter, String... paths) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }
}
