package vn.khuyenhoc.organization.membership;

import static java.util.stream.Collectors.toMap;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TALLY;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;

/** Whom two organizations of an earlier day listed that are one today: the tree of then tells only of those it had in one place. */
@Repository
class TwiceNow {
    private final DSLContext sql;
    private final Days days;

    TwiceNow(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /**
     * How many memberships of a day are too many in each subtree of today. Outer joins, though they are none: H2 keeps their order and so begins with the
     * few who are listed twice, not with all memberships of the subtrees (0.3 to 1.1 s for the province); MySQL plans as it likes.
     */
    @Public
    Map<Long, Integer> asNow(Set<Long> organizations, LocalDate day) {
        var m = ORGANIZATION_MEMBERSHIP;
        var tree = ORGANIZATION_TREE;
        var people = sql.selectDistinct(ORGANIZATION_TALLY.PERSON_ID.as("tallied")).from(ORGANIZATION_TALLY)
            .where(ORGANIZATION_TALLY.PERSON_ID.isNotNull()).and(Valid.on(ORGANIZATION_TALLY, day)).and(Valid.known(ORGANIZATION_TALLY)).asTable("people");
        return sql.select(tree.ANCESTOR_ID, count(), countDistinct(m.PERSON_ID)).from(people)
            .leftJoin(m).on(m.PERSON_ID.eq(people.field("tallied", Long.class))).and(Valid.on(m, day)).and(Valid.known(m))
            .leftJoin(tree).on(tree.DESCENDANT_ID.eq(m.ORGANIZATION_ID)).and(Valid.on(tree, days.today())).and(Valid.known(tree))
            .where(Keys.in(tree.ANCESTOR_ID, organizations))
            .groupBy(tree.ANCESTOR_ID).fetch().stream().collect(toMap(row -> row.value1(), row -> row.value2() - row.value3()));
    }
}
