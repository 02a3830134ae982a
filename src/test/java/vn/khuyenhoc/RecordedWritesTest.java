package vn.khuyenhoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;

import vn.khuyenhoc.kernel.audit.Changes;
import vn.khuyenhoc.kernel.sql.Rows;

/** No fact is changed without a record of it: whatever writes past {@code Rows} and {@code InPlace}, is here with its reason. */
class RecordedWritesTest {
    private static final Set<String> WRITES = Set.of("update", "insertInto", "deleteFrom", "delete", "mergeInto", "insertQuery", "updateQuery", "deleteQuery", "truncate",
        "batch", "batchInsert", "batchUpdate", "batchStore", "batchDelete", "executeInsert", "executeUpdate", "executeDelete", "execute");
    /** Of {@code Rows}, what keeps no record; what it appends is a record itself. */
    private static final Set<String> UNRECORDED = Set.of("batch", "insertMissing");
    private static final String A_KEY = "claims a key that another row states, so that two cannot have it";
    private static final String NO_FACT = "no fact of the association: how far the machine is";
    private static final String FOLLOWS = "follows from facts whose writing is recorded, and can be recomputed from them";
    /** Classes that keep nothing else, or single methods. */
    private static final Map<String, String> EXCEPTED = Map.ofEntries(
        Map.entry("kernel.sql.Rows", "the batch itself; records what it writes"),
        Map.entry("kernel.sql.InPlace", "records what it writes"),
        Map.entry("kernel.audit.WrittenLast", "the record itself"),
        Map.entry("kernel.events.ProcessedEvents", NO_FACT),
        Map.entry("kernel.events.Causes", "on whose behalf an event was published, so that what follows is recorded under the same"),
        Map.entry("kernel.events.Publications", NO_FACT),
        Map.entry("kernel.imports.ImportStore", NO_FACT + "; what a spreadsheet brings is applied through the modules"),
        Map.entry("kernel.imports.ImportRows", NO_FACT),
        Map.entry("kernel.writes.FirstAnswers", NO_FACT),
        Map.entry("sample.SampleProvince", NO_FACT),
        Map.entry("organization.tree.TreeGuard", NO_FACT),
        Map.entry("organization.tree.TotalRows", FOLLOWS),
        Map.entry("organization.tree.DaysOfOldTotals", FOLLOWS),
        Map.entry("recognition.citizen.KeepingAccounts.claim", A_KEY),
        Map.entry("recognition.commendation.Merits.claim", A_KEY),
        Map.entry("recognition.commendation.Merits.claimWhatIsFree", A_KEY),
        Map.entry("recognition.commendation.Merits.release", "gives up a key that was claimed; why, the case's correction says"),
        Map.entry("recognition.title.Decisions.claim", A_KEY),
        Map.entry("recognition.title.GoingOn.as", "a key by which titles are found says nothing of them"),
        Map.entry("recognition.title.HoldingLines.lock", "a row to be locked, that says nothing"),
        Map.entry("recognition.titling.TitleCaseBook.register", A_KEY),
        Map.entry("recognition.titling.TitleCaseBook.claim", A_KEY),
        Map.entry("recognition.criteria.SheetBook.line", "counts editions; each edition is recorded"),
        Map.entry("recognition.criteria.SheetBook.begin", "counts editions; each edition is recorded"),
        Map.entry("recognition.subject.OldSubjects", "a key by which titles and cases are found says nothing of them"),
        Map.entry("fund.ledger.Funds.move", "balances; the entries are their record"),
        Map.entry("fund.ledger.EntriesOfOldFunds.post", "balances; the entries are their record"),
        Map.entry("fund.earmark.Earmarks.change", "what is left of earmarks; the entries are its record"),
        Map.entry("campaign.following.Noted", NO_FACT),
        Map.entry("campaign.following.News", "what followers hear of facts"));

    private static final ArchRule EVERY_WRITE_IS_RECORDED = ArchRuleDefinition.classes().should(new ArchCondition<>("write facts by Rows or InPlace, or be excepted") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getMethodCallsFromSelf().stream().filter(RecordedWritesTest::writes).filter(call -> !recorded(call.getOrigin()))
                .forEach(call -> events.add(new SimpleConditionEvent(type, names(call).anyMatch(EXCEPTED::containsKey), call.getDescription())));
        }
    });

    private static boolean writes(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return owner.isAssignableTo(DSLContext.class) && WRITES.contains(call.getName()) || owner.isEquivalentTo(Rows.class) && UNRECORDED.contains(call.getName())
            || owner.isAssignableTo(JdbcOperations.class) && WRITES.contains(call.getName());
    }

    /** By the same method. */
    private static boolean recorded(JavaCodeUnit method) {
        return method.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(Changes.class));
    }

    /** Of the class and of the method that write. */
    private static Stream<String> names(JavaMethodCall call) {
        String type = call.getOriginOwner().getName().replaceAll("\\$.*", "").replaceFirst("^vn\\.khuyenhoc\\.", "");
        return Stream.of(type, type + "." + call.getOrigin().getName());
    }

    private static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.khuyenhoc");
    }

    @Test
    void everyWriteIsRecordedOrExcepted() {
        JavaClasses classes = classes();
        EVERY_WRITE_IS_RECORDED.check(classes);
        assertThat(classes.stream().flatMap(type -> type.getMethodCallsFromSelf().stream()).filter(RecordedWritesTest::writes).flatMap(RecordedWritesTest::names))
            .as("nothing is excepted that does not write").containsAll(EXCEPTED.keySet());
    }

    static class Unrecorded {
        void change(DSLContext sql) {
            sql.execute("update fund_account set balance = 0");
        }

        void changeMany(DSLContext sql) {
            Rows.batch(sql, "update fund_account set balance = 0", List.of());
        }
    }

    @Test
    void findsAWriteThatIsNotRecorded() {
        assertThatThrownBy(() -> EVERY_WRITE_IS_RECORDED.check(new ClassFileImporter().importClasses(Unrecorded.class)))
            .isInstanceOf(AssertionError.class).hasMessageContaining("Unrecorded.change(").hasMessageContaining("Unrecorded.changeMany(");
    }
}
