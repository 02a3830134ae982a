package vn.khuyenhoc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.ResultQuery;
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

/** No row leaves a repository without a word on whose behalf it was read. What this proves and what it does not, docs/architecture.md says. */
class ScopeTest {
    private static final List<Class<?>> CARRIERS = List.of(Scope.class, PageRequest.class, Caller.class);
    /** Columns that tell who somebody is. */
    private static final Set<String> PERSONAL = Set.of("FULL_NAME", "SEARCH_NAME", "SORT_NAME", "BIRTH_DATE", "BIRTH_YEAR", "SCHOOL", "GUARDIAN",
        "getFullName", "getSearchName", "getSortName", "getBirthDate", "getBirthYear", "getSchool", "getGuardian");
    private static final Set<String> TO_THE_DATABASE = Set.of("fetch", "execute", "iterator", "stream", "collect");
    private static final Set<String> UNSAID = unsaid();

    private static Set<String> unsaid() {
        try {
            return Set.copyOf(Files.readAllLines(Path.of("src/test/resources/without-scope.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaMethod> takesAScope(Set<String> but) {
        return new ArchCondition<>("use a Scope that it is given, by itself, in a PageRequest or in a Caller; or be @Public and read nobody's name; or be a command") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method, isSaid(method) || but.contains(name(method)), method.getFullName() + " takes no Scope, or does not use it"));
            }
        };
    }

    private static boolean isSaid(JavaMethod method) {
        boolean scoped = takes(method.getRawParameterTypes()) && reached(method).stream().anyMatch(ScopeTest::usesACarrier);
        boolean open = (method.isAnnotatedWith(Public.class) || method.getOwner().isAnnotatedWith(Public.class)) && reached(method).stream().noneMatch(ScopeTest::readsAName);
        boolean command = method.tryGetAnnotationOfType(Transactional.class).filter(transaction -> !transaction.readOnly()).isPresent();
        boolean silent = method.getRawReturnType().isEquivalentTo(void.class) || method.getModifiers().contains(JavaModifier.SYNTHETIC);
        return scoped || open || command || silent;
    }

    private static boolean takes(List<JavaClass> parameters) {
        return parameters.stream().anyMatch(ScopeTest::isCarrier);
    }

    private static boolean isCarrier(JavaClass type) {
        return CARRIERS.stream().anyMatch(type::isEquivalentTo);
    }

    /** Asks it something, or passes it on. */
    private static boolean usesACarrier(JavaCodeUnit method) {
        return method.getCodeUnitReferencesFromSelf().stream().anyMatch(reference -> isCarrier(reference.getTargetOwner()))
            || method.getCallsFromSelf().stream().anyMatch(call -> isCarrier(call.getTargetOwner()) || takes(call.getTarget().getRawParameterTypes()));
    }

    private static boolean readsAName(JavaCodeUnit method) {
        return method.getAccessesFromSelf().stream().anyMatch(access -> access.getTargetOwner().getPackageName().contains(".jooq") && PERSONAL.contains(access.getTarget().getName()));
    }

    private static String name(JavaMethod method) {
        return (method.getOwner().getName() + "." + method.getName()).replace("vn.khuyenhoc.", "");
    }

    private static final ArchRule EVERY_QUERY_TAKES_A_SCOPE = methods()
        .that().areDeclaredInClassesThat().areAnnotatedWith(Repository.class).and().areNotPrivate().and().areNotStatic().should(takesAScope(UNSAID));
    /** Also where the class that asks the database is no repository: a graph class goes to it past all rules. */
    private static final ArchRule EVERY_QUERY_OF_A_GRAPH_TAKES_A_SCOPE = methods()
        .that().areNotPrivate().and().areNotStatic().and(new DescribedPredicate<>("ask the database for a graph class") {
            @Override
            public boolean test(JavaMethod method) {
                return asks(method) && declared(method).anyMatch(ScopeTest::calledByAGraph);
            }
        }).should(takesAScope(Set.of()));

    /** Itself, or through another method of its class. */
    private static boolean asks(JavaMethod method) {
        return reached(method).stream().anyMatch(one -> one.getFieldAccesses().stream().map(JavaFieldAccess::getTarget).filter(field -> !isStatic(field)).map(FieldAccessTarget::getRawType).anyMatch(type -> type.isEquivalentTo(DSLContext.class) || type.isEquivalentTo(Listing.class))
            || one.getCallsFromSelf().stream().anyMatch(ScopeTest::reachesTheDatabase));
    }

    /** Such a DSLContext has no database. */
    private static boolean isStatic(FieldAccessTarget field) {
        return field.resolveMember().stream().anyMatch(one -> one.getModifiers().contains(JavaModifier.STATIC));
    }

    /** Where a DSLContext or a query is handed in. */
    private static boolean reachesTheDatabase(JavaCall<?> call) {
        return (call.getTargetOwner().isAssignableTo(Query.class) || call.getTargetOwner().isAssignableTo(ResultQuery.class) || call.getTargetOwner().isEquivalentTo(DSLContext.class))
            && TO_THE_DATABASE.stream().anyMatch(call.getTarget().getName()::startsWith);
    }

    /** A method and the others of its class that it calls. */
    private static Set<JavaCodeUnit> reached(JavaCodeUnit method) {
        Set<JavaCodeUnit> reached = new LinkedHashSet<>();
        reach(method, reached);
        return reached;
    }

    private static void reach(JavaCodeUnit method, Set<JavaCodeUnit> reached) {
        if (reached.add(method)) {
            method.getMethodCallsFromSelf().stream().filter(call -> call.getTargetOwner().equals(method.getOwner())).flatMap(call -> call.getTarget().resolveMember().stream())
                .forEach(own -> reach(own, reached));
        }
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

    /** Whoever else asks the database reads for rules, or is named by what is to be written; who joins them says so here. */
    @Test
    void whoAsksWithoutAWordIsListed() {
        Set<String> unsaid = classes().stream().filter(type -> !type.getPackageName().contains(".jooq")).flatMap(type -> type.getMethods().stream())
            .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE) && asks(method) && !isSaid(method)).map(ScopeTest::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(unsaid).containsExactlyElementsOf(new TreeSet<>(UNSAID));
    }

    @Repository
    static class SaidButNotSo {
        private final DSLContext sql;

        SaidButNotSo(DSLContext sql) {
            this.sql = sql;
        }

        List<String> forgetting(Scope scope) {
            return sql.fetch("select full_name from organization_person").getValues(0, String.class);
        }

        List<String> remembering(Scope scope) {
            return scope.everywhere() ? forgetting(scope) : List.of();
        }

        @Public
        List<String> tellingNames() {
            return named();
        }

        private List<String> named() {
            return sql.select(ORGANIZATION_PERSON.FULL_NAME).from(ORGANIZATION_PERSON).fetch(ORGANIZATION_PERSON.FULL_NAME);
        }

        @Public
        List<Long> tellingIds() {
            return sql.select(ORGANIZATION_PERSON.ID).from(ORGANIZATION_PERSON).fetch(ORGANIZATION_PERSON.ID);
        }

        @Transactional(readOnly = true)
        List<String> reading() {
            return named();
        }

        @Transactional
        List<String> writing() {
            return named();
        }
    }

    @Test
    void aWordThatIsNotSoIsFound() {
        assertThatThrownBy(() -> EVERY_QUERY_TAKES_A_SCOPE.check(new ClassFileImporter().importClasses(SaidButNotSo.class)))
            .isInstanceOf(AssertionError.class).hasMessageContaining("forgetting").hasMessageContaining("tellingNames").hasMessageContaining("reading")
            .hasMessageNotContaining("remembering").hasMessageNotContaining("tellingIds").hasMessageNotContaining("writing");
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
