package vn.khuyenhoc.fund.contribution;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ACCOUNT;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_CONTRIBUTION_TOTAL;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_ENTRY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterTry;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.fund.ContributionKind;
import vn.khuyenhoc.fund.ContributionRegister;
import vn.khuyenhoc.fund.ContributionRegister.Donor;
import vn.khuyenhoc.fund.ContributionRegister.Entry;
import vn.khuyenhoc.fund.DonorKind;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.EmptyTest;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.Unguarded;
import vn.khuyenhoc.testing.Walk;
import vn.khuyenhoc.testing.WithBeans;

/** Whoever pages through a list that changes meanwhile meets every row that stayed exactly once, in order. */
@EmptyTest
@AddLifecycleHook(WithBeans.class)
class StablePagesTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);
    private static final List<List<String>> ORDERS = List.of(List.of(), List.of("AMOUNT_ASC"), List.of("AMOUNT_DESC"),
        List.of("RECEIVED_ON_DESC", "AMOUNT_ASC"), List.of("AMOUNT_DESC", "RECEIVED_ON_ASC"));

    @Autowired Fixtures fixtures;
    @Autowired ContributionRegister register;
    @Autowired Contributions contributions;
    @Autowired DSLContext sql;

    private final Set<Long> founded = new HashSet<>();

    private OrganizationId aCommune(OrganizationId province) {
        OrganizationId commune = fixtures.aCommune(province);
        founded.addAll(Set.of(province.value(), commune.value()));
        return commune;
    }

    /** Rows were deleted, which the system never does: what was kept of them goes too. */
    @AfterEach
    @AfterTry
    void forgetTheMoney() {
        Unguarded.rewrite(sql, () -> List.of(FUND_CONTRIBUTION, FUND_CONTRIBUTION_TOTAL, FUND_ENTRY, FUND_ACCOUNT)
            .forEach(table -> sql.deleteFrom(table).where(Keys.in(Valid.column(table, "organization_id", Long.class), founded)).execute()));
    }

    /** Few different amounts and days, so that most rows tie. */
    private void give(OrganizationId commune, Random chance, int count) {
        register.record(List.of(new Donor(DonorKind.CLAN, "Dòng họ", false)), IntStream.range(0, count).mapToObj(i ->
            new Entry(commune, 0, ContributionKind.CASH, 1 + chance.nextInt(3), DAY.plusDays(chance.nextInt(3)), null)).toList());
    }

    private Set<Long> present(OrganizationId commune) {
        return new HashSet<>(sql.select(FUND_CONTRIBUTION.ID).from(FUND_CONTRIBUTION)
            .where(FUND_CONTRIBUTION.ORGANIZATION_ID.eq(commune.value())).fetch(FUND_CONTRIBUTION.ID));
    }

    private static Comparator<Contribution> comparator(List<String> orderBy) {
        Comparator<Contribution> comparator = (one, other) -> 0;
        for (String key : orderBy) {
            Comparator<Contribution> next = key.startsWith("AMOUNT") ? Comparator.comparing(Contribution::amount) : Comparator.comparing(Contribution::receivedOn);
            comparator = comparator.thenComparing(key.endsWith("DESC") ? next.reversed() : next);
        }
        return comparator.thenComparing(Contribution::key);
    }

    @Provide
    Arbitrary<Walk> walks() {
        return Walk.ofAtMost(12);
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.of(ORDERS);
    }

    /** Beyond the walk's last act the pages are read on while nothing changes. */
    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void staysWholeWhileRowsComeAndGo(@ForAll("orders") List<String> orderBy, @ForAll @IntRange(min = 1, max = 70) int rows, @ForAll("walks") Walk walk) {
        OrganizationId commune = aCommune(fixtures.aProvince());
        give(commune, new Random(rows), rows);
        int act = 0;
        Set<Long> stayed = present(commune);
        List<Contribution> met = new ArrayList<>();
        Page<Contribution> page;
        PageRequest request = new PageRequest(7, null, true, false, Map.of(), orderBy, Scope.EVERYWHERE);
        do {
            page = contributions.of(Set.of(commune.value()), Optional.empty(), request).get(commune.value());
            page.views().forEach(met::add);
            if (act < walk.length()) {
                stayed.removeAll(changed(commune, page, walk.chances(act++)));
            }
            request = new PageRequest(7, page.rows().isEmpty() ? null : page.rows().getLast().place(), true, false, Map.of(), orderBy, Scope.EVERYWHERE);
        } while (page.more());
        assertThat(met).doesNotHaveDuplicates().isSortedAccordingTo(comparator(orderBy));
        assertThat(met.stream().map(Contribution::key)).containsAll(stayed);
    }

    /** Some come and some go; gone is gone, also the very row that the cursor names. */
    private Set<Long> changed(OrganizationId commune, Page<Contribution> page, Random chance) {
        give(commune, chance, chance.nextInt(4));
        Set<Long> gone = present(commune).stream().filter(id -> chance.nextInt(12) == 0).collect(toSet());
        page.rows().stream().map(row -> row.place().id()).filter(id -> chance.nextInt(4) == 0).forEach(gone::add);
        sql.deleteFrom(FUND_CONTRIBUTION).where(FUND_CONTRIBUTION.ID.in(gone)).execute();
        return gone;
    }

    /** Many parents are ranked, one is not: both must answer the same. */
    @Test
    void pagesManyParentsAsItPagesEachAlone() {
        Random chance = new Random(99);
        OrganizationId province = fixtures.aProvince();
        List<OrganizationId> communes = IntStream.range(0, 4).mapToObj(i -> aCommune(province)).toList();
        communes.forEach(commune -> give(commune, chance, 5 + chance.nextInt(20)));
        Set<Long> parents = communes.stream().map(OrganizationId::value).collect(toSet());
        for (List<String> orderBy : ORDERS) {
            PageRequest first = new PageRequest(6, null, true, true, Map.of("amount", Map.of("gte", 2L)), orderBy, Scope.NOWHERE);
            Map<Long, Page<Contribution>> together = contributions.of(parents, Optional.empty(), first);
            for (Long parent : parents) {
                assertThat(together.get(parent)).isEqualTo(contributions.of(Set.of(parent), Optional.empty(), first).get(parent));
            }
            Page<Contribution> any = together.get(communes.getFirst().value());
            PageRequest next = new PageRequest(6, any.rows().getLast().place(), true, true, Map.of("amount", Map.of("gte", 2L)), orderBy, Scope.NOWHERE);
            Map<Long, Page<Contribution>> behind = contributions.of(parents, Optional.empty(), next);
            for (Long parent : parents) {
                assertThat(behind.get(parent)).isEqualTo(contributions.of(Set.of(parent), Optional.empty(), next).get(parent));
            }
        }
    }
}
