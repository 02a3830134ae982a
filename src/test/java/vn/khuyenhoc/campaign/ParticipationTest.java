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

import vn.khuyenhoc.campaign.CampaignRegister.Launch;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
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

    private static Launch launch(String title) {
        return new Launch(CampaignKind.MOVEMENT, title, null, "Hội", LAUNCHED, null);
    }

    private int taking(OrganizationId organization) {
        return sql.fetchOne("select count(*) from campaign_participation where organization_id = ? and superseded_at is null and valid_to > ?",
            organization.value(), MERGED).get(0, Integer.class);
    }
}
