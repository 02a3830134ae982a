package vn.khuyenhoc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.kernel.check.Difference;
import vn.khuyenhoc.testing.SampleTest;

/** What is kept is what the records say; and a figure that is not, is found. Each fault is planted in a transaction that is rolled back. */
@SampleTest
class ConsistencyTest {
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;
    @Autowired @Qualifier("daysOfOldTotals") SmartInitializingSingleton upgrade;

    private List<Difference> differences() {
        return checks.stream().flatMap(check -> check.differences().stream()).toList();
    }

    @Test
    void findsNoDifferenceInTheSampleProvince() {
        assertThat(differences()).isEmpty();
    }

    /** All at once: a recount of the province takes MySQL some twenty seconds. */
    @Test
    @Transactional
    void findsEveryFigureThatIsOneTooHigh() {
        Map<String, Long> spoilt = new HashMap<>();
        for (String figure : List.of(
            "organization_register_total.organizations", "organization_membership_total.members", "organization_centre_total.centres",
            "organization_centre_staff_total.staff", "recognition_title_total.recognised", "recognition_citizen_account_total.accounts",
            "recognition_commendation_total.awarded", "fund_contribution_total.raised", "fund_contribution_total.contributions",
            "fund_grant_total.turns", "fund_grant_total.amount", "fund_account.balance", "campaign_participation_total.participants")) {
            String table = figure.substring(0, figure.indexOf('.'));
            String column = figure.substring(figure.indexOf('.') + 1);
            long organization = sql.fetchSingle("select max(organization_id) from " + table).get(0, Long.class);
            sql.execute("update " + table + " set " + column + " = " + column + " + 1 where organization_id = ?", organization);
            spoilt.put(figure, organization);
        }
        sql.execute("update fund_account set closed_on = '2023-06-30' where organization_id = ?", spoilt.get("fund_account.balance"));
        spoilt.put("fund_account.balance of a closed fund", spoilt.get("fund_account.balance"));
        Map<String, List<Difference>> found = differences().stream().collect(groupingBy(Difference::figure));
        assertThat(found.keySet()).isEqualTo(spoilt.keySet());
        found.forEach((figure, differences) -> assertThat(differences).as(figure)
            .allSatisfy(difference -> assertThat(difference.place()).startsWith(String.valueOf(spoilt.get(figure))))
            .anySatisfy(difference -> assertThat(difference.kept()).isGreaterThan(difference.recomputed())));
    }

    /** Whoever comes from a release that kept months alone, or whose totals a migration emptied, has them added up at the start. */
    @Test
    @Transactional
    void addsUpAgainWhatAnUpgradeLeftOut() {
        for (String table : List.of("organization_register_total", "organization_membership_total", "organization_centre_total", "organization_centre_staff_total",
            "recognition_title_total", "recognition_citizen_account_total", "campaign_participation_total")) {
            assertThat(sql.execute("delete from " + table + " where in_month > 999912")).as(table).isPositive();
        }
        assertThat(sql.execute("delete from fund_contribution_total")).isPositive();
        upgrade.afterSingletonsInstantiated();
        assertThat(differences()).isEmpty();
    }

    @Test
    @Transactional
    void findsFactsThatWereChangedOrDeletedBehindTheirTotals() {
        long contribution = sql.fetchSingle("select max(id) from fund_contribution").get(0, Long.class);
        sql.execute("update fund_contribution set earmarked_for = 'AWARD' where id = ?", contribution);
        long membership = sql.fetchSingle("select max(id) from organization_membership where superseded_at is null").get(0, Long.class);
        sql.execute("delete from organization_membership where id = ?", membership);
        Map<Boolean, List<Difference>> found = differences().stream().collect(partitioningBy(difference -> difference.figure().startsWith("fund_")));
        assertThat(found.get(true).stream().filter(difference -> difference.figure().equals("fund_contribution.earmarked_for")).map(Difference::place))
            .containsExactly(String.valueOf(contribution));
        assertThat(found.get(true).stream().map(Difference::figure)).contains("fund_contribution_total.raised", "fund_contribution_total.contributions");
        // The organization itself, its association, the district's and the province's.
        assertThat(found.get(false)).hasSizeBetween(2, 4).allSatisfy(difference -> assertThat(difference.kept() - difference.recomputed()).isEqualTo(1));
    }
}
