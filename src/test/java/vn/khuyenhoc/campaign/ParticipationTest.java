package vn.khuyenhoc.campaign;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.events.OrganizationsReorganised.Succession;
import vn.khuyenhoc.organization.events.OrganizationsReorganised;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** What an organization takes part in, its successor takes part in. */
@EmptyTest
class ParticipationTest {
    private static final LocalDate LAUNCHED = LocalDate.of(2022, 1, 1);
    private static final LocalDate MERGED = LocalDate.of(2023, 7, 1);

    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister organizations;
    @Autowired CampaignRegister campaigns;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    @Test
    void isCarriedToTheSuccessorAndNeverDoubled() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        OrganizationId from = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        OrganizationId to = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        List<CampaignId> launched = campaigns.launch(List.of(launch("both"), launch("only the predecessor")));
        campaigns.join(launched.getFirst(), Set.of(from, to), LAUNCHED);
        campaigns.join(launched.getLast(), Set.of(from), LAUNCHED);
        organizations.merge(List.of(new Merger(from, to)), MERGED);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(taking(from)).isZero());
        assertThat(taking(to)).isEqualTo(2);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private void tell(LocalDate on, OrganizationId predecessor, OrganizationId successor) {
        long event = Ids.next();
        transaction.executeWithoutResult(status -> events.publishEvent(new OrganizationsReorganised(event, on, List.of(new Succession(predecessor.value(), successor.value(), true, null)))));
        await().atMost(20, SECONDS).until(() -> sql.fetchSingle("select count(*) from processed_event where event_id = ? and listener like '%.ParticipationCarrier'", event).get(0, Integer.class) == 1);
    }

    private List<String> parts(OrganizationId organization) {
        return sql.fetch("select valid_from, valid_to from campaign_participation where organization_id = ? and superseded_at is null order by valid_from", organization.value())
            .map(row -> row.get(0, LocalDate.class) + " " + row.get(1, LocalDate.class));
    }

    @Test
    void goesOnToTheLastSuccessorInWhateverOrderItIsTold() {
        OrganizationId commune = fixtures.aCommune(fixtures.aProvince());
        OrganizationId first = fixtures.aBoard(commune, Fixtures.LONG_AGO), second = fixtures.aBoard(commune, Fixtures.LONG_AGO), third = fixtures.aBoard(commune, Fixtures.LONG_AGO);
        LocalDate again = LocalDate.of(2024, 7, 1);
        organizations.merge(List.of(new Merger(first, second)), MERGED);
        organizations.merge(List.of(new Merger(second, third)), again);
        CampaignId campaign = campaigns.launch(List.of(launch("đến muộn"))).getFirst();
        campaigns.join(campaign, Set.of(first), LAUNCHED);
        tell(again, second, third);
        tell(MERGED, first, second);
        assertThat(parts(first)).containsExactly("2022-01-01 2023-07-01");
        assertThat(parts(second)).containsExactly("2023-07-01 2024-07-01");
        assertThat(parts(third)).containsExactly("2024-07-01 9999-12-31");
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    private static Launch launch(String title) {
        return new Launch(CampaignKind.MOVEMENT, title, null, "Hội", LAUNCHED, null);
    }

    private int taking(OrganizationId organization) {
        return sql.fetchOne("select count(*) from campaign_participation where organization_id = ? and superseded_at is null and valid_to > ?",
            organization.value(), MERGED).get(0, Integer.class);
    }
}
