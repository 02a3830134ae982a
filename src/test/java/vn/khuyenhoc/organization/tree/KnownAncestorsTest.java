package vn.khuyenhoc.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.WriteTest;

/** Ancestors are remembered as long as the tree is what it was, and not a change longer. */
@WriteTest
class KnownAncestorsTest {
    private static final LocalDate DAY = LocalDate.of(2023, 5, 10);

    @Autowired Fixtures fixtures;
    @Autowired DSLContext sql;
    @Autowired TreeGuard guard;
    @Autowired TransactionTemplate transaction;

    @Test
    void readsAnewWhatAChangeMayHaveChanged() {
        OrganizationId province = fixtures.aProvince();
        long commune = fixtures.aCommune(province).value();
        KnownAncestors known = new KnownAncestors(sql);
        assertThat(known.of(List.of(commune), 1L).path(commune, DAY)).containsExactly(province.value(), commune);
        sql.execute("update organization_tree set ancestor_depth = ancestor_depth + 5, ancestor_id = -1 where descendant_id = ? and ancestor_id = ?", commune, province.value());
        assertThat(known.of(List.of(commune), 1L).path(commune, DAY)).as("the same tree").containsExactly(province.value(), commune);
        assertThat(known.of(List.of(commune), null).path(commune, DAY)).as("a tree that is not known").contains(-1L);
        assertThat(known.of(List.of(commune), 2L).path(commune, DAY)).as("another tree").contains(-1L).doesNotContain(province.value());
        sql.execute("update organization_tree set ancestor_depth = ancestor_depth - 5, ancestor_id = ? where descendant_id = ? and ancestor_id = -1", province.value(), commune);
        long other = fixtures.aCommune(province).value();
        assertThat(known.of(List.of(commune, other), 3L).path(other, DAY)).as("beside one that is known").containsExactly(province.value(), other);
    }

    /** What its own transaction changes may never become true for others, nor for itself what it has changed since. */
    @Test
    void numbersForItselfAloneTheTreesOfATransactionThatChangesIt() {
        OrganizationId province = fixtures.aProvince();
        Set<Long> own = new HashSet<>();
        transaction.executeWithoutResult(status -> {
            guard.holdAlone();
            assertThat(guard.hold()).isNegative().isEqualTo(guard.hold()).satisfies(own::add);
            fixtures.aCommune(province);
            assertThat(own.add(guard.hold())).as("another tree, since it has grown").isTrue();
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            Long before = guard.hold();
            assertThat(own).doesNotContain(before);
            guard.holdAlone();
            assertThat(guard.hold()).isNegative().isNotEqualTo(before);
            assertThat(own).doesNotContain(guard.hold());
            status.setRollbackOnly();
        });
    }
}
