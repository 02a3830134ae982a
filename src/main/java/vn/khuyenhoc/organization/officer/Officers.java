package vn.khuyenhoc.organization.officer;

import static org.jooq.impl.DSL.choose;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OfficerPosition;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationOfficerRecord;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The terms of officers, listed as of a day. */
@Repository
class Officers {
    /** From the chair down, not by the alphabet. */
    private static final Field<Integer> RANK = choose(ORGANIZATION_OFFICER.POSITION).mapFields(Arrays.stream(OfficerPosition.values())
        .collect(Collectors.toMap(position -> inline(position, ORGANIZATION_OFFICER.POSITION), position -> inline(position.ordinal()))));

    private final DSLContext sql;

    Officers(DSLContext sql) {
        this.sql = sql;
    }

    private Listing<Officer> listing(LocalDate day) {
        var o = ORGANIZATION_OFFICER;
        List<Field<?>> columns = new ArrayList<>(List.of(o.fields()));
        columns.add(ORGANIZATION_PERSON.FULL_NAME);
        return new Listing<>(sql, o, o.ID, o.ORGANIZATION_ID,
            o.leftJoin(ORGANIZATION_PERSON).on(ORGANIZATION_PERSON.ID.eq(o.PERSON_ID)).and(Valid.known(ORGANIZATION_PERSON)),
            columns, row -> view(row, day))
            .tellingScope(Officers::shown)
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on()
                .oneOf("position", o.POSITION).text("congress", o.CONGRESS).range("since", o.VALID_FROM).range("until", when(o.VALID_TO.le(day), o.VALID_TO).when(o.MEANT_TO.ne(Days.FOREVER), o.MEANT_TO))
                .personalText("fullName", ORGANIZATION_PERSON.FULL_NAME, Officers::shown), o.ORGANIZATION_ID, val(day)))
            .orderedBy(Orders.by().field("POSITION", RANK).field("SINCE", o.VALID_FROM));
    }

    private static Condition shown(Scope scope) {
        return Subtree.of(scope, ORGANIZATION_OFFICER.ORGANIZATION_ID, ORGANIZATION_OFFICER.VALID_FROM);
    }

    private static Officer view(Record row, LocalDate day) {
        OrganizationOfficerRecord term = row.into(ORGANIZATION_OFFICER);
        return new Officer(term.getId(), row.get(Listing.IN_SCOPE) ? row.get(ORGANIZATION_PERSON.FULL_NAME) : null, term.getPosition(),
            term.getCongress(), term.getValidFrom(), OfficerBook.until(term, day), OfficerBook.version(term), term.getPersonId(),
            new OrganizationId(term.getOrganizationId()), day);
    }

    /** All who serve on a day, in the organization or one below it if {@code within} is given. */
    Page<Officer> on(LocalDate day, @Nullable Long within, PageRequest page) {
        return listing(day).page(Valid.on(ORGANIZATION_OFFICER, day)
            .and(within == null ? noCondition() : Subtree.of(within, ORGANIZATION_OFFICER.ORGANIZATION_ID, day)), page);
    }

    Map<Long, Page<Officer>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing(day).pages(organizations, Valid.on(ORGANIZATION_OFFICER, day), page);
    }

    /** Whenever they serve; the organization is shown as on a day. */
    List<Officer> withIds(Collection<Long> terms, LocalDate day, Scope scope) {
        return listing(day).withIds(terms, scope);
    }
}
