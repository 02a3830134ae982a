package vn.khuyenhoc.kernel.errors;

import java.util.List;
import java.util.Locale;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The two languages of the API: whoever prefers neither is answered in Vietnamese. */
@Configuration(proxyBeanMethods = false)
class Languages {
    private static final Locale VIETNAMESE = Locale.of("vi");

    @Bean
    LocaleResolver localeResolver() {
        AcceptHeaderLocaleResolver callers = new AcceptHeaderLocaleResolver();
        callers.setSupportedLocales(List.of(VIETNAMESE, Locale.ENGLISH));
        callers.setDefaultLocale(VIETNAMESE);
        return callers;
    }
}
