package vn.khuyenhoc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** No row leaves a repository without a word on whose behalf it was read. */
class ScopeTest {
    private static final ArchRule EVERY_QUERY_TAKES_A_SCOPE = methods()
        .that().areDeclaredInClassesThat().areAnnotatedWith(Repository.class).and().areNotPrivate().and().areNotStatic()
        .should(new ArchCondition<>("take a Scope, or a PageRequest that carries one, or be @Public, or be a command") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean scoped = method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Scope.class) || type.isEquivalentTo(PageRequest.class));
                boolean open = method.isAnnotatedWith(Public.class) || method.getOwner().isAnnotatedWith(Public.class);
                boolean command = method.isAnnotatedWith(Transactional.class);
                boolean silent = method.getRawReturnType().isEquivalentTo(void.class) || method.getModifiers().toString().contains("SYNTHETIC");
                events.add(new SimpleConditionEvent(method, scoped || open || command || silent, method.getFullName() + " takes no Scope"));
            }
        });

    private static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.khuyenhoc");
    }

    @Test
    void everyQueryTakesAScope() {
        EVERY_QUERY_TAKES_A_SCOPE.check(classes());
    }

    @Repository
    static class Leak {
        List<String> everybodysNames() {
            return List.of();
        }
    }

    @Test
    void aQueryThatTakesNoneIsFound() {
        assertThatThrownBy(() -> EVERY_QUERY_TAKES_A_SCOPE.check(new ClassFileImporter().importClasses(Leak.class)))
            .isInstanceOf(AssertionError.class).hasMessageContaining("everybodysNames");
        assertThat(classes().stream().filter(type -> type.isAnnotatedWith(Repository.class))).hasSizeGreaterThan(8);
    }
}
