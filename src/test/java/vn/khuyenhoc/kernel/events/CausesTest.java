package vn.khuyenhoc.kernel.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.organization.events.OrganizationsDissolved;
import vn.khuyenhoc.testing.WriteTest;

/** What a listener changes follows from the act that published its event, wherever and however often it is brought. */
@WriteTest
class CausesTest {
    private static final Act LAN = new Act("lan", "web", "dissolveOrganization", "request-1");
    private static final Act HOA = new Act("hoa", "-", "dissolveOrganization", null);

    @Autowired ApplicationEventPublisher events;
    @Autowired ProcessedEvents processed;
    @Autowired TransactionTemplate transaction;

    private long published() {
        long event = Ids.next();
        transaction.executeWithoutResult(_ -> events.publishEvent(new OrganizationsDissolved(event, LocalDate.of(2023, 5, 1), List.of(Ids.next()))));
        return event;
    }

    private Act heard(long event) {
        assertThat(processed.firstTime(CausesTest.class, event)).isTrue();
        assertThat(Act.asked()).isTrue();
        assertThat(Act.current().caller()).as("the listener's decisions are nobody's").isEqualTo("system");
        return Act.behind();
    }

    @Test
    void areRememberedWithTheEvent() {
        long first = LAN.doing(this::published), second = HOA.doing(this::published);
        transaction.executeWithoutResult(_ -> {
            assertThat(heard(first)).as("brought together").isEqualTo(LAN);
            assertThat(heard(second)).isEqualTo(HOA);
        });
        assertThat(Act.asked()).as("after the transaction").isFalse();
        assertThat(Act.behind()).isEqualTo(Act.current());
    }

    @Test
    void arePassedOnByAListenerThatPublishes() {
        long first = LAN.doing(this::published);
        AtomicReference<Act> second = new AtomicReference<>();
        transaction.executeWithoutResult(_ -> {
            heard(first);
            long next = Ids.next();
            events.publishEvent(new OrganizationsDissolved(next, LocalDate.of(2023, 5, 1), List.of(Ids.next())));
            second.set(heard(next));
        });
        assertThat(second.get()).isEqualTo(LAN);
    }

    @Test
    void areTheListenerAndTheEventWhereNobodyAsked() {
        long event = published();
        transaction.executeWithoutResult(_ -> assertThat(heard(event)).isEqualTo(new Act("system", "-", "CausesTest", "event-" + event)));
    }

    @Test
    void goWithTheirTransaction() {
        long event = Ids.next();
        LAN.doing(() -> transaction.execute(status -> {
            events.publishEvent(new OrganizationsDissolved(event, LocalDate.of(2023, 5, 1), List.of(Ids.next())));
            status.setRollbackOnly();
            return true;
        }));
        transaction.executeWithoutResult(_ -> assertThat(heard(event).caller()).isEqualTo("system"));
    }
}
