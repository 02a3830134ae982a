package vn.khuyenhoc.kernel.events;

import static java.util.stream.Collectors.toSet;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.core.EventSerializer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalApplicationListenerMethodAdapter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/** Who listens, by the names in the table of publications; asked past their proxies, which would make a transaction for each event. */
@Component
class Listeners {
    record Listener(Object bean, Method method) {
        /** Whether it answers before it is done, and is in no transaction. */
        boolean answersLater() {
            return Future.class.isAssignableFrom(method.getReturnType());
        }

        boolean sharesTransaction() {
            return bean.getClass().isAnnotationPresent(SharesTransaction.class);
        }

        @Nullable Object act(Object event) {
            return ReflectionUtils.invokeMethod(method, bean, event);
        }
    }

    private final ApplicationContext context;
    private final EventSerializer json;
    private final Map<String, Optional<Listener>> known = new ConcurrentHashMap<>();
    private final Map<String, Optional<Class<?>>> types = new ConcurrentHashMap<>();

    Listeners(ApplicationContext context, EventSerializer json) {
        this.context = context;
        this.json = json;
    }

    /** Empty if nobody of that name listens in this release. */
    Optional<Listener> named(String listener) {
        return known.computeIfAbsent(listener, this::find);
    }

    private Optional<Listener> find(String listener) {
        return type(listener.replaceFirst("\\.\\w+\\(.*", "")).flatMap(type -> context.getBeansOfType(type).entrySet().stream()
            .flatMap(bean -> MethodIntrospector.selectMethods(type, (Method method) -> AnnotatedElementUtils.hasAnnotation(method, ApplicationModuleListener.class)).stream()
                .filter(method -> new TransactionalApplicationListenerMethodAdapter(bean.getKey(), type, method).getListenerId().equals(listener))
                .map(method -> listener(bean.getValue(), method)))
            .findFirst());
    }

    private static Listener listener(Object proxy, Method method) {
        ReflectionUtils.makeAccessible(method);
        return new Listener(Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(proxy), proxy), method);
    }

    /** Whether this release has the class of an event. */
    boolean reads(Delivery event) {
        return types.computeIfAbsent(event.type(), Listeners::type).isPresent();
    }

    /** Types of events that were met here and that no class has. */
    Set<String> unreadable() {
        return types.entrySet().stream().filter(type -> type.getValue().isEmpty()).map(Map.Entry::getKey).collect(toSet());
    }

    Object event(Delivery event) {
        return json.deserialize(event.payload(), types.computeIfAbsent(event.type(), Listeners::type).orElseThrow());
    }

    private static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(ClassUtils.forName(name, Listeners.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return Optional.empty();
        }
    }
}
