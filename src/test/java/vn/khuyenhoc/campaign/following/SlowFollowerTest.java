package vn.khuyenhoc.campaign.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.khuyenhoc.testing.CampaignDesk.campaign;
import static vn.khuyenhoc.testing.CampaignDesk.id;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.BaseSubscriber;
import tools.jackson.databind.JsonNode;

import vn.khuyenhoc.campaign.following.Following.CampaignProgress;
import vn.khuyenhoc.campaign.following.Following.TargetReached;
import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Api;
import vn.khuyenhoc.testing.CampaignDesk;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.SelfIssued;
import vn.khuyenhoc.testing.WriteTest;

/** Whoever takes their time does not make the server work, or keep, what nobody will read. */
@WriteTest
class SlowFollowerTest {
    private static final int GIFTS = 8;
    private static final int MANY = 300;

    @Autowired Api api;
    @Autowired Fixtures fixtures;
    @Autowired Following following;
    @Autowired ContributionRegister contributions;
    @Autowired DSLContext sql;

    /** Takes what it asks for, and no more. */
    private static final class Follower extends BaseSubscriber<CampaignProgress> {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(1);
        }

        @Override
        protected void hookOnNext(CampaignProgress told) {
            heard.add(told.targets().getFirst().progress().value().toPlainString());
        }
    }

    @Test
    void hearsHowItStandsAndNotEachStep() {
        OrganizationId province = fixtures.aProvince(), commune = fixtures.aCommune(province);
        CampaignDesk officer = new CampaignDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province)));
        JsonNode plan = officer.done("recordCampaign", campaign(province, "PLAN"));
        officer.set(plan, commune, "MONEY_RAISED", 1_000_000);
        Scope all = Scope.of(Set.of(province.value()));
        Follower slow = new Follower(), quick = new Follower();
        Caller caller = new Caller("lan", "-", EnumSet.of(Role.VIEWER), all, all);
        following.progress(plan.get("id").asString(), id(commune), null, caller).subscribe(slow);
        following.progress(plan.get("id").asString(), id(commune), null, caller).subscribe(quick);
        quick.requestUnbounded();
        await().atMost(20, TimeUnit.SECONDS).until(() -> slow.heard.size() == 1 && !quick.heard.isEmpty());
        for (int gift = 1; gift <= GIFTS; gift++) {
            contributions.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), List.of(new Entry(commune, 0, ContributionKind.CASH, 100, LocalDate.of(2023, 5, 1), null)));
            String sum = String.valueOf(gift * 100);
            await().atMost(20, TimeUnit.SECONDS).until(() -> quick.heard.getLast().equals(sum));
        }
        assertThat(slow.heard).containsExactly("0");
        slow.requestUnbounded();
        await().atMost(20, TimeUnit.SECONDS).until(() -> slow.heard.getLast().equals("800"));
        assertThat(slow.heard).as("the few that waited to be sent, and how it stands in the end").hasSizeLessThan(GIFTS - 2);
        slow.cancel();
        quick.cancel();
    }

    @Test
    void missesNoTargetThatWasReached() {
        OrganizationId province = fixtures.aProvince(), commune = fixtures.aCommune(province);
        CampaignDesk officer = new CampaignDesk(api.withToken(SelfIssued.token("lan", "OFFICER-VIEWER", province)));
        JsonNode plan = officer.done("recordCampaign", campaign(province, "PLAN"));
        long target = GlobalId.parse(officer.set(plan, commune, "MONEY_RAISED", 1_000_000).get("id").asString()).key();
        String values = LongStream.range(0, MANY).mapToObj(_ -> "(%d, current_timestamp, %d, %d, %d, true)".formatted(Ids.next(), GlobalId.parse(plan.get("id").asString()).key(), commune.value(), target))
            .collect(Collectors.joining(", "));
        sql.execute("insert into campaign_news (id, recorded_at, campaign_id, organization_id, target_id, reached) values " + values);
        Scope all = Scope.of(Set.of(province.value()));
        Set<String> heard = ConcurrentHashMap.newKeySet();
        BaseSubscriber<TargetReached> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(1);
            }

            @Override
            protected void hookOnNext(TargetReached told) {
                heard.add(told.cursor());
            }
        };
        following.reached(id(province), "0", new Caller("lan", "-", EnumSet.of(Role.VIEWER), all, all)).subscribe(slow);
        await().atMost(20, TimeUnit.SECONDS).until(() -> heard.size() == 1);
        slow.requestUnbounded();
        await().atMost(20, TimeUnit.SECONDS).until(() -> heard.size() == MANY);
        slow.cancel();
    }
}
