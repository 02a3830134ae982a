package vn.khuyenhoc.organization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertWorded;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.imports.ImportColumn;
import vn.khuyenhoc.kernel.imports.ImportKind;
import vn.khuyenhoc.kernel.imports.ImportRow;
import vn.khuyenhoc.organization.MemberRegister.Enrolment;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.Desk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.Uploads;
import vn.khuyenhoc.testing.WriteTest;

/** Whatever happens while a spreadsheet is applied, in the end it was applied once or not at all. */
@WriteTest
@Import(ImportRecoveryTest.Enrolments.class)
@TestPropertySource(properties = "khuyenhoc.imports.cut-off=3s")
class ImportRecoveryTest {
    private static final int ROWS = 10_500;
    private static final LocalDate JOINED = LocalDate.of(2020, 1, 1);

    /** Enrols somebody for each row; breaks, or waits, where the test says so. */
    @TestComponent
    static class Enrolments implements ImportKind {
        final AtomicInteger beforeFault = new AtomicInteger(Integer.MAX_VALUE);
        final AtomicInteger calls = new AtomicInteger();
        volatile RuntimeException fault = new IllegalStateException("broken on purpose");
        volatile CountDownLatch go = new CountDownLatch(0);
        volatile long organization;
        private final MemberRegister members;

        Enrolments(MemberRegister members) {
            this.members = members;
        }

        @Override
        public String name() {
            return "ENROLMENTS";
        }

        @Override
        public List<ImportColumn> columns() {
            return List.of(ImportColumn.text("name", true, "Lê A", 160, "Name", "Họ tên"));
        }

        @Override
        public Checking checking(Scope scope) {
            return rows -> List.of();
        }

        @Override
        public void apply(List<ImportRow> rows, Scope scope) {
            members.enrol(rows.stream().map(row -> new Enrolment(new OrganizationId(organization), row.given("name"), null, JOINED, null)).toList());
            calls.incrementAndGet();
            try {
                go.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (beforeFault.getAndDecrement() == 0) {
                throw fault;
            }
        }
    }

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Uploads uploads;
    @Autowired MemberRegister members;
    @Autowired DSLContext sql;
    @Autowired Enrolments kind;

    OrganizationId board;
    Desk desk;

    @BeforeEach
    void anOfficer() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        board = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        String token = SelfIssued.token("lan", "OFFICER-VIEWER", commune);
        desk = new Desk(uploads, api.withToken(token), token);
        kind.organization = board.value();
        kind.calls.set(0);
        kind.beforeFault.set(Integer.MAX_VALUE);
        kind.fault = new IllegalStateException("broken on purpose");
        kind.go = new CountDownLatch(0);
    }

    private String sent() {
        StringBuilder file = new StringBuilder("Họ tên\n");
        for (int i = 0; i < ROWS; i++) {
            file.append("Người ").append(i).append('\n');
        }
        return desk.sent("ENROLMENTS", file.toString().getBytes(UTF_8));
    }

    private int count() {
        return members.count(Set.of(board.value()), JOINED).get(board.value()).count();
    }

    private static void await(Callable<Boolean> until) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(until);
    }

    @Test
    void isAppliedOnceAfterAFaultInTheMiddle() {
        String id = sent();
        desk.settled(id);
        kind.beforeFault.set(1);
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        JsonNode broken = desk.settled(id);
        assertThat(broken.get("state").asString()).isEqualTo("CHECKED");
        assertThat(broken.at("/refusal/code").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(kind.calls).as("some thousand rows had been written").hasValue(2);
        assertThat(count()).isZero();
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(count()).isEqualTo(ROWS);
        desk.apply(id, "REFUSE");
        desk.settled(id);
        assertThat(count()).isEqualTo(ROWS);
    }

    @Test
    void saysThatOthersWereAtTheSameRecords() {
        String id = sent();
        desk.settled(id);
        for (RuntimeException fault : List.of(new CannotAcquireLockException("deadlock"), new OptimisticLockingFailureException("changed"))) {
            kind.fault = fault;
            kind.beforeFault.set(0);
            assertThat(desk.apply(id, "REFUSE")).isEmpty();
            JsonNode busy = desk.settled(id);
            assertThat(busy.get("state").asString() + " " + busy.at("/refusal/code").asString()).isEqualTo("CHECKED " + (fault instanceof CannotAcquireLockException ? "TRY_AGAIN" : "CONFLICT"));
            assertThat(count()).isZero();
        }
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        assertThat(desk.settled(id).get("state").asString()).isEqualTo("APPLIED");
        assertThat(count()).isEqualTo(ROWS);
    }

    /** As with a process that stood still for so long that another took over: what it does in the end counts for nothing. */
    @Test
    void isAppliedOnceThoughTwoAreAtIt() {
        String id = sent();
        desk.settled(id);
        CountDownLatch go = new CountDownLatch(1);
        kind.go = go;
        desk.apply(id, "REFUSE");
        await(() -> kind.calls.get() == 1);
        await(() -> {
            sql.execute("update spreadsheet_import set touched_at = '2020-01-01 00:00:00' where id = ?", GlobalId.parse(id).key());
            return desk.shown(id).get("state").asString().equals("CHECKED");
        });
        assertThat(desk.shown(id).at("/refusal/code").asString()).isEqualTo("IMPORT_INTERRUPTED");
        assertThat(desk.apply(id, "REFUSE")).isEmpty();
        go.countDown();
        JsonNode applied = desk.settled(id);
        assertThat(applied.get("state").asString()).isEqualTo("APPLIED");
        assertThat(applied.get("refusal").isNull()).isTrue();
        assertThat(count()).isEqualTo(ROWS);
    }

    @Test
    void isNotGivenUpWhileItWaitsOrTakesLong() {
        String first = sent();
        desk.settled(first);
        CountDownLatch go = new CountDownLatch(1);
        kind.go = go;
        desk.apply(first, "REFUSE");
        await(() -> kind.calls.get() == 1);
        String waiting = sent();
        // Twice as long as after what nobody touches is given up.
        Awaitility.await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(30)).until(() ->
            desk.shown(first).get("state").asString().equals("APPLYING") && desk.shown(waiting).get("state").asString().equals("READING"));
        JsonNode early = desk.apply(waiting, "REFUSE");
        assertThat(early.at("/0/code").asString()).isEqualTo("IMPORT_NOT_READ_YET");
        assertWorded("IMPORT_NOT_READ_YET", early.at("/0/message").asString(), desk.apply(waiting, "REFUSE", "en").at("/0/message").asString());
        go.countDown();
        assertThat(desk.settled(first).get("state").asString()).isEqualTo("APPLIED");
        assertThat(desk.settled(waiting).get("state").asString()).isEqualTo("CHECKED");
    }
}
