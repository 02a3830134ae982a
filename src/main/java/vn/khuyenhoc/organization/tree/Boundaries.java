package vn.khuyenhoc.organization.tree;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_SUCCESSION;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_TREE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.jooq.tables.OrganizationSuccession;
import vn.khuyenhoc.organization.tree.Divisions.Given;
import vn.khuyenhoc.organization.tree.Divisions.Piece;

/** Finds how figures of a day are made up along either tree. */
@Component
public class Boundaries {
    private final DSLContext sql;
    private final Days days;
    private final Remembered remembered;

    Boundaries(DSLContext sql, Days days, Remembered remembered) {
        this.sql = sql;
        this.days = days;
        this.remembered = remembered;
    }

    /** Of a stock on the view's day; today's tree is of no concern to a day that is still to come. */
    @Public
    public Composition of(Set<Long> organizations, View view) {
        return view.boundary() == Boundary.AS_NOW && view.day().isBefore(days.today())
            ? remembered.of(organizations, view.day(), () -> asNow(organizations, view.day())) : Composition.asWas(organizations);
    }

    /**
     * What happened in a calendar year, up to the end of a day, in stages: whoever stood under whom on the last day of a
     * stage did so on every day of it, since they were there.
     */
    @Public
    public List<Stage> inYear(Set<Long> organizations, View view) {
        LocalDate until = view.day();
        if (view.boundary() == Boundary.AS_WAS) {
            return List.of(new Stage(until, Composition.asWas(organizations)));
        }
        List<LocalDate> last = new ArrayList<>(sql.selectDistinct(ORGANIZATION_REGISTER.VALID_TO).from(ORGANIZATION_REGISTER)
            .where(ORGANIZATION_REGISTER.VALID_TO.gt(until.withDayOfYear(1))).and(ORGANIZATION_REGISTER.VALID_TO.le(until))
            .and(Valid.known(ORGANIZATION_REGISTER)).orderBy(ORGANIZATION_REGISTER.VALID_TO).fetch(row -> row.value1().minusDays(1)));
        last.add(until);
        return last.stream().map(day -> new Stage(day, of(organizations, new View(day, view.boundary())))).toList();
    }

    /** Of each organization that there is today; one that ended has become its successors'. */
    private Composition asNow(Set<Long> organizations, LocalDate day) {
        Composition made = Composition.asNow();
        wholes(organizations, day, made);
        parts(organizations, day, made);
        if (!made.divided().isEmpty()) {
            sql.select(ORGANIZATION_REGISTER.PARENT_ID, ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER)
                .where(ORGANIZATION_REGISTER.PARENT_ID.in(made.divided())).and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
                .forEach(child -> made.below(child.value1(), child.value2()));
        }
        return made;
    }

    /**
     * Only where a subtree and the one above it part: what stands under an organization both then and now needs no counting. So
     * only lines that have changed since are looked at; whoever's has not, stands where it stood.
     */
    private void wholes(Set<Long> organizations, LocalDate day, Composition made) {
        var line = ORGANIZATION_REGISTER;
        var own = ORGANIZATION_TREE.as("own");
        var above = ORGANIZATION_TREE.as("above");
        LocalDate today = days.today();
        Condition then = Valid.on(line, day).and(Valid.known(line));
        sql.select(line.ORGANIZATION_ID).from(line).where(Keys.in(line.ORGANIZATION_ID, organizations)).and(then).and(line.VALID_TO.gt(today))
            .forEach(row -> made.whole(row.value1(), row.value1(), 1));
        Condition changed = then.and(line.VALID_TO.le(today));
        sql.select(own.ANCESTOR_ID, line.ORGANIZATION_ID).from(line)
            .join(own).on(own.DESCENDANT_ID.eq(line.ORGANIZATION_ID)).and(Keys.in(own.ANCESTOR_ID, organizations)).and(Valid.on(own, today)).and(Valid.known(own))
            .leftJoin(above).on(above.ANCESTOR_ID.eq(own.ANCESTOR_ID)).and(above.DESCENDANT_ID.eq(line.PARENT_ID)).and(Valid.on(above, today)).and(Valid.known(above))
            .where(changed).and(above.ID.isNull())
            .forEach(row -> made.whole(row.value1(), row.value2(), 1));
        sql.select(above.ANCESTOR_ID, line.ORGANIZATION_ID).from(line)
            .join(above).on(above.DESCENDANT_ID.eq(line.PARENT_ID)).and(Keys.in(above.ANCESTOR_ID, organizations)).and(Valid.on(above, today)).and(Valid.known(above))
            .leftJoin(own).on(own.ANCESTOR_ID.eq(above.ANCESTOR_ID)).and(own.DESCENDANT_ID.eq(line.ORGANIZATION_ID)).and(Valid.on(own, today)).and(Valid.known(own))
            .where(changed).and(own.ID.isNull())
            .forEach(row -> made.whole(row.value1(), row.value2(), -1));
    }

    /** A divided organization stands whole where the tree has it; the pieces that others hold go from there to them. */
    private void parts(Set<Long> organizations, LocalDate day, Composition made) {
        Divisions divisions = new Divisions(given(day));
        Set<Long> divided = divisions.divided();
        if (divided.isEmpty()) {
            return;
        }
        Map<Long, List<Piece>> pieces = sql.selectDistinct(ORGANIZATION_REGISTER.ORGANIZATION_ID).from(ORGANIZATION_REGISTER)
            .where(Keys.in(ORGANIZATION_REGISTER.ORGANIZATION_ID, divided)).and(Valid.on(ORGANIZATION_REGISTER, day)).and(Valid.known(ORGANIZATION_REGISTER))
            .fetch().stream().collect(toMap(row -> row.value1(), row -> divisions.of(row.value1(), day)));
        Set<Long> places = pieces.values().stream().flatMap(List::stream).map(Piece::holder).collect(toCollection(() -> new HashSet<>(pieces.keySet())));
        Map<Long, Set<Long>> above = above(places, organizations);
        pieces.forEach((organization, some) -> some.forEach(piece -> {
            Set<Long> home = above.getOrDefault(organization, Set.of());
            Set<Long> there = above.getOrDefault(piece.holder(), Set.of());
            there.stream().filter(of -> !home.contains(of)).forEach(of -> made.part(of, organization, piece.cuts(), 1));
            home.stream().filter(of -> !there.contains(of)).forEach(of -> made.part(of, organization, piece.cuts(), -1));
        }));
    }

    /** All that was handed over since, if any of it was a part. */
    private List<Given> given(LocalDate day) {
        var succession = ORGANIZATION_SUCCESSION;
        Condition since = succession.EFFECTIVE_ON.gt(day).and(succession.EFFECTIVE_ON.le(days.today())).and(Valid.known(succession));
        return sql.select(succession.PREDECESSOR_ID, succession.SUCCESSOR_ID, succession.SHARE, succession.EFFECTIVE_ON).from(succession)
            .where(since).and(exists(selectOne().from(succession.as("part")).where(partSince(succession.as("part"), day))))
            .orderBy(succession.EFFECTIVE_ON, succession.SUCCESSOR_ID)
            .fetch(row -> new Given(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private Condition partSince(OrganizationSuccession part, LocalDate day) {
        return part.SHARE.isNotNull().and(part.EFFECTIVE_ON.gt(day)).and(part.EFFECTIVE_ON.le(days.today())).and(Valid.known(part));
    }

    private Map<Long, Set<Long>> above(Set<Long> organizations, Set<Long> among) {
        return sql.select(ORGANIZATION_TREE.DESCENDANT_ID, ORGANIZATION_TREE.ANCESTOR_ID).from(ORGANIZATION_TREE)
            .where(Keys.in(ORGANIZATION_TREE.DESCENDANT_ID, organizations)).and(Keys.in(ORGANIZATION_TREE.ANCESTOR_ID, among))
            .and(Valid.on(ORGANIZATION_TREE, days.today())).and(Valid.known(ORGANIZATION_TREE))
            .fetch().stream().collect(groupingBy(row -> row.value1(), mapping(row -> row.value2(), toSet())));
    }
}
