package vn.khuyenhoc.kernel.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What looks after events needs: a clock, one lock among replicas, and figures for those who run the server. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(EventSettings.class)
class EventUpkeep {
    @Bean
    LockProvider locks(JdbcTemplate jdbc) {
        return new JdbcTemplateLockProvider(JdbcTemplateLockProvider.Configuration.builder().withJdbcTemplate(jdbc).usingDbTime().build());
    }

    @Bean
    MeterBinder eventFigures(Publications publications) {
        return registry -> {
            Gauge.builder("khuyenhoc.events.outstanding", publications, Publications::outstanding).description("Events that listeners have not acted on yet").register(registry);
            Gauge.builder("khuyenhoc.events.parked", publications, Publications::parked).description("Events that an administrator must look at").register(registry);
        };
    }

    /**
     * Modulith asks for this setting for each listener and each event that it brings again. One that nobody made is looked for wherever
     * settings come from, which was a seventh of the CPU of bringing events again; so it is made, first of all, as if it were not.
     */
    @Bean
    static BeanFactoryPostProcessor quicklyFoundSetting(ConfigurableEnvironment environment) {
        return _ -> environment.getPropertySources().addFirst(new MapPropertySource("modulith", Map.of("spring.modulith.events.registry-trigger-annotation", "")));
    }

    @Bean
    static BeanPostProcessor frugalPublications(ObjectProvider<Completions> completions) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof EventPublicationRepository repository ? frugal(repository, completions) : bean;
            }
        };
    }

    /**
     * Modulith's repository, but: at its end it would load and log each event that is outstanding, and with many of them the process would run out
     * of memory instead of ending; that a listener has begun nobody asks; and that it is done is written by {@link Completions}.
     */
    private static EventPublicationRepository frugal(EventPublicationRepository repository, ObjectProvider<Completions> completions) {
        return (EventPublicationRepository) Proxy.newProxyInstance(EventUpkeep.class.getClassLoader(), new Class<?>[] {EventPublicationRepository.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("findIncompletePublications")) {
                return List.of();
            }
            if (method.getName().equals("markProcessing")) {
                return null;
            }
            if (method.getName().equals("markCompleted") && arguments[0] instanceof TargetEventPublication publication) {
                publication.markCompleted((Instant) arguments[1]);
                completions.getObject().add(publication.getIdentifier());
                return null;
            }
            try {
                return method.invoke(repository, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
    }
}
