package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Fixtures.LONG_AGO;
import static vn.khuyenhoc.testing.Worded.assertRefused;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.LearningCentreRegister.CentreEntry;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.OrganizationRegister.Merger;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Merging grassroots organizations: who belongs where on which day, before, on and after it. */
@EmptyTest
class MergerTest {
    private static final LocalDate MERGED = LocalDate.of(2023, 7, 15);

    @Autowired Fixtures fixtures;
    @Autowired OrganizationRegister register;
    @Autowired LearningCentreRegister centres;
    @Autowired Organizations organizations;
    @Autowired MemberRegister members;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired DSLContext sql;

    OrganizationId province, commune, from, to;

    @BeforeEach
    void aBoardOfTwelveAndOneOfFive() {
        province = fixtures.aProvince();
        commune = fixtures.aCommune(province);
        from = fixtures.aBoard(commune, LocalDate.of(2015, 3, 1));
        to = fixtures.aBoard(commune, LocalDate.of(2016, 3, 1));
        fixtures.enrol(from, 12, LocalDate.of(2015, 3, 1), null);
        fixtures.enrol(from, 2, LocalDate.of(2015, 3, 1), LocalDate.of(2023, 7, 20));
        fixtures.enrol(from, 1, LocalDate.of(2015, 3, 1), LocalDate.of(2020, 1, 1));
        fixtures.enrol(to, 5, LocalDate.of(2016, 3, 1), null);
    }

    private int count(OrganizationId organization, LocalDate day) {
        return members.count(Set.of(organization.value()), day).get(organization.value()).count();
    }

    private void merge() {
        register.merge(List.of(new Merger(from, to)), MERGED);
    }

    @Test
    void movesTheMembersOnTheDay() {
        merge();
        assertThat(count(from, MERGED.minusDays(1))).isEqualTo(14);
        assertThat(count(to, MERGED.minusDays(1))).isEqualTo(5);
        assertThat(count(from, MERGED)).isZero();
        assertThat(count(to, MERGED)).isEqualTo(19);
        assertThat(count(to, LocalDate.of(2023, 7, 20))).as("two leave the successor later").isEqualTo(17);
        for (LocalDate day = MERGED.minusDays(3); day.isBefore(LocalDate.of(2023, 7, 20)); day = day.plusDays(1)) {
            assertThat(count(province, day)).as("nobody is lost or doubled on " + day).isEqualTo(19);
        }
        assertThat(count(province, LocalDate.of(2019, 6, 1))).isEqualTo(20);
        assertThat(count(province, LocalDate.of(2030, 1, 1))).isEqualTo(17);
    }

    @Test
    void keepsTheTotalsEqualToTheRecords() {
        merge();
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void endsThePredecessorAndKeepsItsPast() {
        merge();
        At before = new At(from, MERGED.minusDays(1)), after = new At(from, MERGED);
        var found = organizations.on(List.of(before, after));
        assertThat(found.get(before).state()).isEqualTo(OrganizationState.ACTIVE);
        assertThat(found.get(after).state()).isEqualTo(OrganizationState.MERGED);
        assertThat(found.get(after).endedOn()).isEqualTo(MERGED);
    }

    @Test
    void keepsWhatWasKnownBefore() {
        merge();
        var known = sql.fetch("select valid_to, superseded_at from organization_register where version_of is not null and organization_id = ?", from.value());
        assertThat(known).singleElement().satisfies(version -> {
            assertThat(version.get("valid_to", LocalDate.class)).isEqualTo(LocalDate.of(9999, 12, 31));
            assertThat(version.get("superseded_at")).isNotNull();
        });
        assertThat(sql.fetchOne("select count(*) from organization_membership where version_of is not null and organization_id = ?", from.value())
            .get(0, Integer.class)).isEqualTo(14);
    }

    @Test
    void refusesWhatCannotBeMergedAndChangesNothing() {
        for (Merger impossible : List.of(new Merger(from, from), new Merger(commune, to), new Merger(from, province), new Merger(from, new OrganizationId(1)))) {
            assertRefused(() -> register.merge(List.of(impossible), MERGED), "MERGER_NOT_POSSIBLE");
        }
        assertRefused(() -> register.merge(List.of(new Merger(from, to)), LocalDate.of(2014, 1, 1)), "MERGER_NOT_POSSIBLE");
        assertThat(count(from, MERGED)).isEqualTo(14);
    }

    @Test
    void refusesATakenCodeAWrongLevelAndAParentThatIsNotThere() {
        Organization taken = organizations.on(List.of(new At(to, MERGED))).values().iterator().next();
        assertRefused(() -> establish(taken.code(), OrganizationLevel.BRANCH, commune, LONG_AGO), "ORGANIZATION_CODE_TAKEN");
        assertRefused(() -> establish("new", OrganizationLevel.DISTRICT, commune, LONG_AGO), "LEVEL_NOT_BELOW_PARENT");
        assertRefused(() -> establish("new", OrganizationLevel.BRANCH, commune, LocalDate.of(2001, 1, 1)), "ORGANIZATION_NOT_ACTIVE");
        assertRefused(() -> establish("new", OrganizationLevel.BRANCH, new OrganizationId(1), LONG_AGO), "ORGANIZATION_NOT_ACTIVE");
    }

    private void establish(String code, OrganizationLevel level, OrganizationId parent, LocalDate on) {
        register.establish(List.of(new Establishment(code, code, level, OrganizationBasis.VILLAGE, parent, new UnitId(1), on)));
    }

    @Test
    void refusesAGroupAtTheSeventhLevel() {
        OrganizationId above = fixtures.aCommune(fixtures.aDistrict(province));
        for (OrganizationLevel level : List.of(OrganizationLevel.BRANCH, OrganizationLevel.BOARD, OrganizationLevel.SUB_BRANCH)) {
            above = fixtures.one(level, above);
        }
        OrganizationId sixth = above;
        assertRefused(() -> fixtures.aGroup(sixth, LONG_AGO), "TREE_TOO_DEEP");
    }

    @Test
    void refusesACentreThatIsNoCommunes() {
        assertRefused(() -> centres.register(List.of(new CentreEntry(province, CentreLevel.VILLAGE, "Trung tâm", MERGED, List.of()))), "CENTRE_BELONGS_TO_COMMUNE");
    }

    @Test
    void refusesToEnrolBeforeTheOrganizationWasThere() {
        assertRefused(() -> fixtures.enrol(to, 1, LocalDate.of(2016, 2, 28), null), "ORGANIZATION_NOT_ACTIVE");
        assertThat(count(province, LocalDate.of(2030, 1, 1))).isEqualTo(17);
    }

    @Test
    void takesAlongWhoJoinedLaterAndWhoIsEnrolledAfterwards() {
        fixtures.enrol(from, 4, LocalDate.of(2023, 11, 5), null);
        merge();
        assertThat(count(to, LocalDate.of(2023, 11, 5))).isEqualTo(21);
        fixtures.enrol(from, 3, LocalDate.of(2022, 1, 1), null);
        assertThat(count(from, MERGED.minusDays(1))).isEqualTo(17);
        assertThat(count(to, MERGED)).isEqualTo(22);
        assertThat(count(province, LocalDate.of(2023, 11, 5))).isEqualTo(24);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void carriesAHeadcount() {
        OrganizationId counted = fixtures.aBoard(commune, LocalDate.of(2015, 3, 1));
        members.report(List.of(new MemberRegister.Headcount(counted, 30, LocalDate.of(2018, 1, 1))));
        register.merge(List.of(new Merger(counted, to)), MERGED);
        assertThat(count(counted, MERGED.minusDays(1))).isEqualTo(30);
        assertThat(count(counted, MERGED)).isZero();
        assertThat(count(to, MERGED)).isEqualTo(35);
        assertThat(count(province, MERGED)).isEqualTo(49);
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }
}
