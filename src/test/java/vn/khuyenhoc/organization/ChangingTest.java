package vn.khuyenhoc.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.testing.Worded.assertRefused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.check.ConsistencyCheck;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.register.Changing;
import vn.khuyenhoc.organization.register.Succession;
import vn.khuyenhoc.organization.register.Successions;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;

/** Changes of one organization, from a day on: what is above and below it, what it is called, whether it is. */
@EmptyTest
class ChangingTest {
    private static final LocalDate JOINED = LocalDate.of(2015, 3, 1), ON = LocalDate.of(2019, 5, 15);

    @Autowired Fixtures fixtures;
    @Autowired Changing changing;
    @Autowired Successions successions;
    @Autowired Organizations organizations;
    @Autowired MemberRegister members;
    @Autowired List<ConsistencyCheck> checks;
    @Autowired TransactionTemplate transaction;
    @Autowired DSLContext sql;

    OrganizationId province, east, west, board;

    @BeforeEach
    void aBoardOfSevenInTheEast() {
        province = fixtures.aProvince();
        east = fixtures.aCommune(province);
        west = fixtures.aCommune(province);
        board = fixtures.aBoard(east, JOINED);
        fixtures.enrol(board, 7, JOINED, null);
        fixtures.enrol(board, 1, JOINED, LocalDate.of(2019, 5, 20));
        fixtures.enrol(west, 3, JOINED, null);
    }

    private int count(OrganizationId organization, LocalDate day) {
        return members.count(Set.of(organization.value()), day).get(organization.value()).count();
    }

    private Organization on(OrganizationId organization, LocalDate day) {
        return organizations.on(List.of(new At(organization, day))).values().iterator().next();
    }

    private Changing.Of of(OrganizationId organization, LocalDate on) {
        return new Changing.Of(organization, on, on(organization, on).version(), Scope.EVERYWHERE);
    }

    private void move(OrganizationId organization, OrganizationId parent, LocalDate on) {
        transaction.executeWithoutResult(status -> changing.move(of(organization, on), parent));
    }

    private void assertConsistent() {
        assertThat(checks.stream().flatMap(check -> check.differences().stream())).isEmpty();
    }

    @Test
    void takesItsMembersAlongWhenItMoves() {
        move(board, west, ON);
        assertThat(count(east, ON.minusDays(1))).isEqualTo(8);
        assertThat(count(west, ON.minusDays(1))).isEqualTo(3);
        for (LocalDate day : List.of(ON, ON.plusDays(3))) {
            assertThat(count(east, day)).isZero();
            assertThat(count(west, day)).isEqualTo(11);
        }
        assertThat(count(west, LocalDate.of(2019, 5, 20))).as("one leaves").isEqualTo(10);
        assertThat(count(west, LocalDate.of(2019, 5, 31))).isEqualTo(10);
        assertThat(count(west, LocalDate.of(2030, 1, 15))).isEqualTo(10);
        assertThat(count(province, ON)).isEqualTo(11);
        assertThat(on(board, ON).parentId()).isEqualTo(west);
        assertConsistent();
    }

    @Test
    void changesNothingThatWasBefore() {
        Organization before = on(board, ON.minusDays(1));
        move(board, west, ON);
        assertThat(on(board, ON.minusDays(1))).isEqualTo(before);
    }

    @Test
    void holdsUntilTheNextMoveThatIsKnown() {
        move(board, province, LocalDate.of(2022, 1, 1));
        move(board, west, ON);
        assertThat(on(board, LocalDate.of(2021, 12, 31)).parentId()).isEqualTo(west);
        assertThat(on(board, LocalDate.of(2022, 1, 1)).parentId()).isEqualTo(province);
        assertThat(count(west, LocalDate.of(2022, 1, 1))).isEqualTo(3);
        assertConsistent();
    }

    @Test
    void carriesALaterNameThroughAMoveInThePast() {
        transaction.executeWithoutResult(status -> changing.rename(of(board, LocalDate.of(2022, 1, 1)), "Ban khuyến học mới"));
        move(board, west, ON);
        Organization now = on(board, LocalDate.of(2023, 1, 1));
        assertThat(now.parentId()).isEqualTo(west);
        assertThat(now.name()).isEqualTo("Ban khuyến học mới");
        assertConsistent();
    }

    @Test
    void endsWithItsMemberships() {
        transaction.executeWithoutResult(status -> changing.dissolve(of(board, ON)));
        assertThat(count(east, ON.minusDays(1))).isEqualTo(8);
        assertThat(count(east, ON)).isZero();
        assertThat(on(board, ON).state()).isEqualTo(OrganizationState.DISSOLVED);
        assertThat(on(board, ON.minusDays(1)).endedOn()).isNull();
        assertConsistent();
    }

    @Test
    void becomesAnotherKind() {
        transaction.executeWithoutResult(status -> changing.reclassify(of(board, ON), OrganizationLevel.BRANCH, OrganizationBasis.SCHOOL));
        assertThat(on(board, ON.minusDays(1)).level()).isEqualTo(OrganizationLevel.BOARD);
        assertThat(on(board, ON)).satisfies(o -> {
            assertThat(o.level()).isEqualTo(OrganizationLevel.BRANCH);
            assertThat(o.basis()).isEqualTo(OrganizationBasis.SCHOOL);
        });
        assertConsistent();
    }

    @Test
    void refusesWhatBreaksTheTree() {
        OrganizationId under = fixtures.aGroup(board, JOINED);
        refused(() -> changing.move(of(east, ON), west), "LEVEL_NOT_BELOW_PARENT");
        refused(() -> changing.move(of(board, ON), under), "LEVEL_NOT_BELOW_PARENT");
        refused(() -> changing.move(of(province, ON), west), "ROOT_CANNOT_MOVE");
        refused(() -> changing.dissolve(of(board, ON)), "HAS_ORGANIZATIONS_BELOW");
        refused(() -> changing.dissolve(of(east, ON)), "HAS_ORGANIZATIONS_BELOW");
        refused(() -> changing.reclassify(of(board, ON), OrganizationLevel.GROUP, OrganizationBasis.SCHOOL), "LEVEL_NOT_ABOVE_BRANCHES");
        refused(() -> changing.reclassify(of(east, ON), OrganizationLevel.BOARD, OrganizationBasis.SCHOOL), "KIND_OF_ASSOCIATION");
        transaction.executeWithoutResult(status -> changing.rename(of(under, LocalDate.of(2022, 1, 1)), "Tổ mới"));
        refused(() -> changing.dissolve(of(under, ON)), "CHANGED_LATER");
        OrganizationId later = fixtures.aBoard(west, LocalDate.of(2021, 1, 1));
        refused(() -> changing.move(of(under, LocalDate.of(2020, 1, 1)), later), "ORGANIZATION_UNKNOWN");
        assertThat(count(east, ON)).isEqualTo(8);
        assertConsistent();
    }

    /** What a reorganisation's review would have found, were it not asked. */
    @Test
    void refusesASuccessionThatCannotBe() {
        OrganizationId third = fixtures.aBoard(west, JOINED);
        for (List<Succession> impossible : List.of(List.of(succession(board, third), succession(third, board)), List.of(succession(board, board)),
                List.of(succession(board, west)), List.of(succession(board, new OrganizationId(1))), List.of(half(board, third), half(board, third)))) {
            refused(() -> successions.reorganise(Map.of(), impossible, ON, 1), "SUCCESSION_NOT_POSSIBLE");
        }
        assertThat(count(east, ON)).isEqualTo(8);
        assertConsistent();
    }

    private static Succession half(OrganizationId from, OrganizationId to) {
        return new Succession(from.value(), to.value(), Succession.WHOLE / 2, Set.of(), Set.of(), Set.of());
    }

    private static Succession succession(OrganizationId from, OrganizationId to) {
        return Succession.full(from.value(), to.value());
    }

    @Test
    void refusesAStaleVersion() {
        Changing.Of stale = of(board, ON);
        move(board, west, ON);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> transaction.executeWithoutResult(status -> changing.move(stale, province))))
            .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private void refused(Runnable change, String code) {
        assertRefused(() -> transaction.executeWithoutResult(status -> change.run()), code);
    }

    @Test
    void isNotDissolvedBeforeSomebodyJoined() {
        fixtures.enrol(board, 1, ON.plusYears(1), null);
        assertRefused(() -> transaction.executeWithoutResult(status -> changing.dissolve(of(board, ON))), "JOINED_LATER");
        assertThat(count(east, ON.plusYears(1))).isEqualTo(8);
    }

    @Test
    void enrolsIntoWhatBecameOfAnOrganizationThatHasEnded() {
        transaction.executeWithoutResult(status -> changing.dissolve(of(board, ON)));
        fixtures.enrol(board, 2, JOINED, null);
        assertThat(count(east, ON.minusDays(1))).isEqualTo(10);
        assertThat(count(east, ON)).isZero();
        assertConsistent();
    }
}
