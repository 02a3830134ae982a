package vn.khuyenhoc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** No row leaves a repository without a word on whose behalf it was read. */
class ScopeTest {
    private static final List<Class<?>> CARRIERS = List.of(Scope.class, PageRequest.class, Caller.class);
    private static final ArchCondition<JavaMethod> TAKES_A_SCOPE = new ArchCondition<>("take a Scope, or a PageRequest or Caller that carries one, or be @Public, or be a command") {
        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            boolean scoped = method.getRawParameterTypes().stream().anyMatch(type -> CARRIERS.stream().anyMatch(type::isEquivalentTo));
            boolean open = method.isAnnotatedWith(Public.class) || method.getOwner().isAnnotatedWith(Public.class);
            boolean command = method.isAnnotatedWith(Transactional.class);
            boolean silent = method.getRawReturnType().isEquivalentTo(void.class) || method.getModifiers().toString().contains("SYNTHETIC");
            events.add(new SimpleConditionEvent(method, scoped || open || command || silent, method.getFullName() + " takes no Scope"));
        }
    };
    private static final ArchRule EVERY_QUERY_TAKES_A_SCOPE = methods()
        .that().areDeclaredInClassesThat().areAnnotatedWith(Repository.class).and().areNotPrivate().and().areNotStatic().should(TAKES_A_SCOPE);
    /** Also where the class that asks the database is no repository: a graph class goes to it past all rules. */
    private static final ArchRule EVERY_QUERY_OF_A_GRAPH_TAKES_A_SCOPE = methods()
        .that().areNotPrivate().and().areNotStatic().and(new DescribedPredicate<>("ask the database for a graph class") {
            @Override
            public boolean test(JavaMethod method) {
                return asks(method, new HashSet<>()) && declared(method).anyMatch(ScopeTest::calledByAGraph);
            }
        }).should(TAKES_A_SCOPE);

    /** Itself, or through another method of its class. */
    private static boolean asks(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        return seen.add(method) && (method.getFieldAccesses().stream().map(access -> access.getTarget().getRawType()).anyMatch(type -> type.isEquivalentTo(DSLContext.class) || type.isEquivalentTo(Listing.class))
            || method.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().equals(method.getOwner())).flatMap(call -> call.getTarget().resolveMember().stream()).anyMatch(own -> asks(own, seen)));
    }

    /** The method itself, and those of interfaces that it implements. */
    private static Stream<JavaMethod> declared(JavaMethod method) {
        return Stream.concat(Stream.of(method), method.getOwner().getAllRawInterfaces().stream()
            .flatMap(type -> type.tryGetMethod(method.getName(), method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new)).stream()));
    }

    private static boolean calledByAGraph(JavaMethod method) {
        return method.getAccessesToSelf().stream().anyMatch(call -> call.getOriginOwner().isAnnotatedWith(Controller.class))
            || method.getReferencesToSelf().stream().anyMatch(call -> call.getOriginOwner().isAnnotatedWith(Controller.class));
    }

    private static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.khuyenhoc");
    }

    @Test
    void everyQueryTakesAScope() {
        EVERY_QUERY_TAKES_A_SCOPE.check(classes());
    }

    @Test
    void everyQueryOfAGraphTakesAScope() {
        EVERY_QUERY_OF_A_GRAPH_TAKES_A_SCOPE.check(classes());
    }

    @Repository
    static class Leak {
        List<String> everybodysNames() {
            return List.of();
        }
    }

    interface Names {
        List<String> nobodys();
    }

    @Component
    static class HiddenLeak implements Names {
        private final DSLContext sql;

        HiddenLeak(DSLContext sql) {
            this.sql = sql;
        }

        List<String> everybodysNames() {
            return sql.fetch("select full_name from organization_person").getValues(0, String.class);
        }

        List<String> notForAGraph() {
            return everybodysNames();
        }

        List<String> anyonesNames() {
            return asked();
        }

        private List<String> asked() {
            return Stream.of("").flatMap(any -> sql.fetch(any).getValues(0, String.class).stream()).toList();
        }

        List<String> wordsOfItsOwn() {
            return List.of("?");
        }

        @Override
        public List<String> nobodys() {
            return asked();
        }
    }

    @Controller
    record LeakGraph(HiddenLeak names, Names others) {
        List<String> all() {
            return Stream.<Supplier<List<String>>>of(names::everybodysNames, () -> names.anyonesNames(), () -> others.nobodys(), names::wordsOfItsOwn).flatMap(some -> some.get().stream()).toList();
        }
    }

    @Test
    void aQueryOfAGraphThatTakesNoneIsFound() {
        JavaClasses leaking = new ClassFileImporter().importClasses(HiddenLeak.class, LeakGraph.class, Names.class);
        assertThatThrownBy(() -> EVERY_QUERY_OF_A_GRAPH_TAKES_A_SCOPE.check(leaking))
            .isInstanceOf(AssertionError.class).hasMessageContaining("everybodysNames").hasMessageContaining("anyonesNames").hasMessageContaining("nobodys")
            .hasMessageNotContaining("notForAGraph").hasMessageNotContaining("wordsOfItsOwn");
    }

    @Test
    void aQueryThatTakesNoneIsFound() {
        assertThatThrownBy(() -> EVERY_QUERY_TAKES_A_SCOPE.check(new ClassFileImporter().importClasses(Leak.class)))
            .isInstanceOf(AssertionError.class).hasMessageContaining("everybodysNames");
        assertThat(classes().stream().filter(type -> type.isAnnotatedWith(Repository.class))).hasSizeGreaterThan(8);
    }
}
