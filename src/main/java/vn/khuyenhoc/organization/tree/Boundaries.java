package vn.khuyenhoc.organization.tree;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.sql.Valid;

/** Finds what today's organizations were made of on an earlier day. */
@Component
public class Boundaries {
    private final DSLContext sql;
    private final Days days;

    Boundaries(DSLContext sql, Days days) {
        this.sql = sql;
        this.days = days;
    }

    /** Of each organization that there is today; one that ended has become its successors'. */
    public AsNow asNow(Set<Long> organizations, LocalDate day) {
        AsNow made = new AsNow();
        wholes(organizations, day, made);
        parts(organizations, day, made);
        if (!made.divided().isEmpty()) {
            sql.select(ORGANIZATION_REGISTER.PARENT_ID, ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER)
                .where(ORGANIZATION_REGISTER.PARENT_ID.in(made.divided())).and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
                .forEach(child -> made.below(child.value1(), child.value2()));
        }
        return made;
    }

    /** Only where a subtree and the one above it part: what stands under an organization both then and now needs no counting. */
    private void wholes(Set<Long> organizations, LocalDate day, AsNow made) {
        var line = ORGANIZATION_REGISTER;
        var own = ORGANIZATION_TREE.as("own");
        var above = ORGANIZATION_TREE.as("above");
        LocalDate today = days.today();
        sql.select(own.ANCESTOR_ID, line.ORGANIZATION_ID).from(own)
            .join(line).on(line.ORGANIZATION_ID.eq(own.DESCENDANT_ID)).and(Valid.on(line, day)).and(Valid.known(line))
            .leftJoin(above).on(above.ANCESTOR_ID.eq(own.ANCESTOR_ID)).and(above.DESCENDANT_ID.eq(line.PARENT_ID)).and(Valid.on(above, today)).and(Valid.known(above))
            .where(own.ANCESTOR_ID.in(organizations)).and(Valid.on(own, today)).and(Valid.known(own)).and(above.ID.isNull())
            .forEach(row -> made.whole(row.value1(), row.value2(), 1));
        sql.select(above.ANCESTOR_ID, line.ORGANIZATION_ID).from(above)
            .join(line).on(line.PARENT_ID.eq(above.DESCENDANT_ID)).and(Valid.on(line, day)).and(Valid.known(line))
            .leftJoin(own).on(own.ANCESTOR_ID.eq(above.ANCESTOR_ID)).and(own.DESCENDANT_ID.eq(line.ORGANIZATION_ID)).and(Valid.on(own, today)).and(Valid.known(own))
            .where(above.ANCESTOR_ID.in(organizations)).and(Valid.on(above, today)).and(Valid.known(above)).and(own.ID.isNull())
            .forEach(row -> made.whole(row.value1(), row.value2(), -1));
    }

    /** A divided organization stands whole where its largest part went; the other parts go from there to theirs. */
    private void parts(Collection<Long> organizations, LocalDate day, AsNow made) {
        var succession = ORGANIZATION_SUCCESSION;
        var line = ORGANIZATION_REGISTER;
        Map<Long, Long> reached = new HashMap<>();
        sql.select(succession.PREDECESSOR_ID, succession.SUCCESSOR_ID, succession.SHARE).from(succession)
            .join(line).on(line.ORGANIZATION_ID.eq(succession.PREDECESSOR_ID)).and(Valid.on(line, day)).and(Valid.known(line))
            .where(succession.SHARE.isNotNull()).and(succession.EFFECTIVE_ON.gt(day)).and(succession.EFFECTIVE_ON.le(days.today())).and(Valid.known(succession))
            .orderBy(succession.PREDECESSOR_ID, succession.EFFECTIVE_ON, succession.SUCCESSOR_ID)
            .forEach(part -> {
                long from = reached.merge(part.value1(), (long) part.value3(), Long::sum) - part.value3();
                Set<Long> home = above(part.value1(), organizations);
                Set<Long> there = above(part.value2(), organizations);
                there.stream().filter(of -> !home.contains(of)).forEach(of -> made.part(of, part.value1(), from, from + part.value3(), 1));
                home.stream().filter(of -> !there.contains(of)).forEach(of -> made.part(of, part.value1(), from, from + part.value3(), -1));
            });
    }

    private Set<Long> above(long organization, Collection<Long> among) {
        return sql.select(ORGANIZATION_TREE.ANCESTOR_ID).from(ORGANIZATION_TREE)
            .where(ORGANIZATION_TREE.DESCENDANT_ID.eq(organization)).and(ORGANIZATION_TREE.ANCESTOR_ID.in(among))
            .and(Valid.on(ORGANIZATION_TREE, days.today())).and(Valid.known(ORGANIZATION_TREE)).fetchSet(ORGANIZATION_TREE.ANCESTOR_ID);
    }
}
