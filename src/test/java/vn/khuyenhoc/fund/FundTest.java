package vn.khuyenhoc.fund;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.Worded.assertRefused;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsEstablished;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Funds open and close with their organizations, and pay no more than they hold. */
@EmptyTest
class FundTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);

    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired ContributionRegister contributions;
    @Autowired GrantRegister grants;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId commune;

    @BeforeEach
    void aCommune() {
        commune = fixtures.aCommune(fixtures.aProvince());
    }

    private void give(long amount) {
        contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)),
            List.of(new Entry(commune, 0, ContributionKind.CASH, amount, DAY, null)));
    }

    private void pay(long amount) {
        grants.pay(List.of(new Round(commune, GrantPurpose.SCHOLARSHIP, "Học bổng", "1/QĐ", DAY, 1, amount)));
    }

    private @Nullable Long balance(OrganizationId holder) {
        return sql.fetchOptional("select balance from fund_account where organization_id = ?", holder.value()).map(row -> row.get(0, Long.class)).orElse(null);
    }

    @Test
    void opensWhenTheOrganizationIsEstablishedAndOnlyOnce() {
        await().atMost(20, SECONDS).until(() -> balance(commune) != null);
        long event = Ids.next();
        for (int delivery = 0; delivery < 2; delivery++) {
            transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsEstablished(event, DAY, List.of(commune.value()))));
        }
        await().atMost(20, SECONDS).until(() -> sql.fetchOne("select count(*) from EVENT_PUBLICATION_ARCHIVE where SERIALIZED_EVENT like ?",
            "%" + event + "%").get(0, Integer.class) == 2);
        assertThat(sql.fetchOne("select count(*) from processed_event where event_id = ?", event).get(0, Integer.class)).isEqualTo(1);
        assertThat(sql.fetch("select opened_on from fund_account where organization_id = ?", commune.value()).getValues(0))
            .hasSize(1).first().isEqualTo(java.sql.Date.valueOf(Fixtures.LONG_AGO));
        assertThat(sql.fetchOne("select row_count from change_record where entity = 'fund_account' and organization_id = ?", commune.value()).get(0, Integer.class)).as("recorded").isEqualTo(1);
    }

    /** A gift may be written before it is heard that its organization was established: here, in the transaction that establishes it. */
    @Test
    void opensOnTheDayOfTheEstablishmentThoughAGiftComesFirst() {
        OrganizationId board = transaction.execute(status -> {
            OrganizationId established = fixtures.aBoard(commune, LocalDate.of(2020, 2, 3));
            contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(established, 0, ContributionKind.CASH, 1_000, DAY, null)));
            return established;
        });
        assertThat(sql.fetchSingle("select opened_on from fund_account where organization_id = ?", board.value()).get(0, LocalDate.class)).isEqualTo(LocalDate.of(2020, 2, 3));
    }

    @Test
    void closesAtOnceWhereItIsToldLateOfAnOrganizationThatHasEnded() {
        OrganizationId ending = fixtures.aBoard(commune, Fixtures.LONG_AGO), heir = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        organizations.merge(List.of(new Merger(ending, heir)), LocalDate.of(2023, 7, 1));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(closed_on) from fund_account where organization_id = ?", ending.value()).get(0, Integer.class) == 1);
        // As if it had not been told yet that they began.
        sql.execute("delete from fund_account where organization_id in (?, ?)", ending.value(), heir.value());
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsEstablished(Ids.next(), DAY, List.of(ending.value(), heir.value()))));
        await().atMost(20, SECONDS).until(() -> balance(ending) != null && balance(heir) != null);
        assertThat(sql.fetch("select closed_on from fund_account where organization_id in (?, ?) order by organization_id", ending.value(), heir.value()).getValues(0, LocalDate.class))
            .containsExactly(LocalDate.of(2023, 7, 1), null);
    }

    @Test
    void holdsWhatCameInLessWhatWasPaid() {
        give(700_000);
        pay(200_000);
        assertThat(balance(commune)).isEqualTo(500_000);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void paysNothingWhenItDoesNotHoldAllOfIt() {
        give(100_000);
        assertRefused(() -> pay(100_001), "FUND_INSUFFICIENT");
        assertThat(balance(commune)).isEqualTo(100_000);
        assertThat(sql.fetchOne("select count(*) from fund_grant where organization_id = ?", commune.value()).get(0, Integer.class)).isZero();
    }

    @Test
    void refusesAmountsThatAreNotPositive() {
        assertRefused(() -> give(0), "AMOUNT_NOT_POSITIVE");
        assertRefused(() -> pay(-1), "AMOUNT_NEGATIVE");
    }

    @Test
    void paysExactlyAsOftenAsItCanWhenManyPayAtOnce() throws Exception {
        give(5_000_000);
        List<Callable<Boolean>> payments = IntStream.range(0, 20).<Callable<Boolean>>mapToObj(i -> () -> {
            try {
                pay(500_000);
                return true;
            } catch (RuntimeException refused) {
                assertThat(refused).hasMessageContaining("FUND_INSUFFICIENT");
                return false;
            }
        }).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            int paid = 0;
            for (var payment : threads.invokeAll(payments)) {
                paid += payment.get() ? 1 : 0;
            }
            assertThat(paid).isEqualTo(10);
        }
        assertThat(balance(commune)).isZero();
    }

    @Test
    void closesTheEmptyFundOfAMergedOrganization() {
        OrganizationId from = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId to = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        await().atMost(20, SECONDS).until(() -> balance(from) != null && balance(to) != null);
        organizations.merge(List.of(new Merger(from, to)), DAY);
        await().atMost(20, SECONDS).untilAsserted(() ->
            assertThat(sql.fetch("select closed_on from fund_account where organization_id in (?, ?) order by closed_on", from.value(), to.value())
                .getValues(0, LocalDate.class)).containsExactlyInAnyOrder(DAY, null));
        assertRefused(() -> contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(from, 0, ContributionKind.CASH, 1L, DAY.minusDays(1), null))), "FUND_CLOSED");
    }
}
