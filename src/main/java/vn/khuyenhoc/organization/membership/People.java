package vn.khuyenhoc.organization.membership;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_MEMBERSHIP;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_OFFICER;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PERSON;

import java.util.Collection;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.graphql.NodeSource;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.tree.Subtree;

/** Finds people by what a scope holds of their memberships and terms of office. */
@Controller
public class People implements NodeSource {
    private final DSLContext sql;

    People(DSLContext sql) {
        this.sql = sql;
    }

    public List<Person> withIds(Collection<Long> ids, Scope scope) {
        var p = ORGANIZATION_PERSON;
        var m = ORGANIZATION_MEMBERSHIP;
        var o = ORGANIZATION_OFFICER;
        return ids.isEmpty() ? List.of() : sql.select(p.ID, p.FULL_NAME, p.BIRTH_YEAR).from(p)
            .where(Keys.in(p.ID, ids)).and(Valid.known(p))
            .and(exists(selectOne().from(m).where(m.PERSON_ID.eq(p.ID)).and(Valid.known(m)).and(Subtree.of(scope, m.ORGANIZATION_ID, m.VALID_FROM)))
                .or(exists(selectOne().from(o).where(o.PERSON_ID.eq(p.ID)).and(Valid.known(o)).and(Subtree.of(scope, o.ORGANIZATION_ID, o.VALID_FROM)))))
            .fetch(row -> new Person(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public Class<Person> type() {
        return Person.class;
    }

    @Override
    public Collection<Person> find(Collection<Long> keys, Caller caller) {
        return withIds(keys, caller.reads());
    }
}
