package vn.khuyenhoc.kernel.audit;

import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.kernel.jooq.Tables.CHANGE_RECORD;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.schema.DataFetchingEnvironment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Role;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.access.Subtrees;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;

/** The changes, for administrators: of organizations that stand within their scope today; those of no organization are for who sees all. */
@Repository
public class ChangeList {
    private final RecordedThings things;
    private final Listing<Change> listing;
    private final Listing<Change> ofSubjects;

    ChangeList(DSLContext sql, RecordedThings things, Subtrees subtrees, Days days) {
        this.things = things;
        this.listing = listing(CHANGE_RECORD.ORGANIZATION_ID, sql, subtrees, days);
        this.ofSubjects = listing(CHANGE_RECORD.SUBJECT_ID, sql, subtrees, days);
    }

    private Listing<Change> listing(Field<Long> parent, DSLContext sql, Subtrees subtrees, Days days) {
        var c = CHANGE_RECORD;
        return new Listing<>(sql, c, c.ID, parent, c, List.of(c.fields()), this::view)
            .personal(scope -> subtrees.hold(scope, c.ORGANIZATION_ID, days.today()))
            .filteredBy(Criteria.on().text("caller", c.CALLER).text("client", c.CLIENT).text("operation", c.OPERATION).text("requestId", c.REQUEST_ID)
                .text("entity", c.ENTITY).text("entityType", () -> choose(c.ENTITY).mapValues(things.types())).moment("recordedAt", c.RECORDED_AT))
            // Ids grow with time: their order is that of the writing, and has an index.
            .orderedBy(Orders.by().field("RECORDED_AT", c.ID));
    }

    /** The page that a field asks for; whoever is no administrator sees nothing. */
    public static PageRequest page(DataFetchingEnvironment field) {
        PageRequest page = Arguments.page(field);
        return new PageRequest(page.first(), page.after(), page.listed(), page.counted(), page.where(), page.orderBy(),
            seenBy(Caller.of(field.getGraphQlContext())));
    }

    static Scope seenBy(Caller caller) {
        return caller.has(Role.ADMIN) ? caller.reads() : Scope.NOWHERE;
    }

    private Change view(Record row) {
        var c = CHANGE_RECORD;
        Long version = row.get(c.VERSION);
        return new Change(row.get(c.ID), row.get(c.RECORDED_AT), row.get(c.CALLER), row.get(c.CLIENT), row.get(c.OPERATION), row.get(c.REQUEST_ID),
            row.get(c.ENTITY), things.types().get(row.get(c.ENTITY)), row.get(c.ENTITY_ID), row.get(c.ORGANIZATION_ID), row.get(c.ROW_COUNT),
            version == null ? null : Long.toString(version, Character.MAX_RADIX), row.get(c.BEFORE_HASH), row.get(c.AFTER_HASH));
    }

    Page<Change> made(PageRequest page) {
        return listing.page(noCondition(), page);
    }

    /** Of a thing, alone or together with others; of an organization or unit, of all that is its own. */
    Page<Change> madeOf(GlobalId thing, PageRequest page) {
        var c = CHANGE_RECORD;
        Set<Long> facts = things.factsOf(thing);
        Set<Long> together = things.changesOf(facts);
        Condition alone = Keys.in(c.ENTITY_ID, facts).or(c.ORGANIZATION_ID.eq(thing.key())).or(c.SUBJECT_ID.eq(thing.key()));
        return listing.page(together.isEmpty() ? alone : alone.or(Keys.in(c.ID, together)), page);
    }

    /** Those of the organizations themselves. */
    public Map<Long, Page<Change>> of(Set<Long> organizations, PageRequest page) {
        return listing.pages(organizations, noCondition(), page);
    }

    /** Those of things that are no organization. */
    public Map<Long, Page<Change>> ofSubjects(Set<Long> subjects, PageRequest page) {
        return ofSubjects.pages(subjects, noCondition(), page);
    }

    List<Change> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
