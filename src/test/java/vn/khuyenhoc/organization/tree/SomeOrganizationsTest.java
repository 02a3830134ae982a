package vn.khuyenhoc.organization.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.select;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_REGISTER;

import java.util.Set;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import vn.khuyenhoc.organization.jooq.tables.OrganizationRegister;
import vn.khuyenhoc.testing.Fixtures;
import vn.khuyenhoc.testing.WriteTest;

/** Facts belong to the organizations that a query finds, be they few of all that there are, or most. */
@WriteTest
class SomeOrganizationsTest {
    private static final OrganizationRegister FACTS = ORGANIZATION_REGISTER.as("facts");

    @Autowired Fixtures fixtures;
    @Autowired DSLContext sql;
    @Autowired SomeOrganizations organizations;

    long province, commune;

    @BeforeEach
    void aProvince() {
        var established = fixtures.aProvince();
        province = established.value();
        commune = fixtures.aCommune(established).value();
    }

    /** Which of the two have facts. */
    private Set<Long> found(Condition which) {
        return sql.select(FACTS.ORGANIZATION_ID).from(FACTS).where(which).and(FACTS.ORGANIZATION_ID.in(province, commune)).fetchSet(FACTS.ORGANIZATION_ID);
    }

    private Set<Long> owned(Select<Record1<Long>> some) {
        return found(organizations.own(FACTS.ORGANIZATION_ID, some));
    }

    @Test
    void areTheirsWhomAQueryFinds() {
        var r = ORGANIZATION_REGISTER;
        var all = select(r.ORGANIZATION_ID).from(r);
        assertThat(owned(select(r.ORGANIZATION_ID).from(r).where(r.ORGANIZATION_ID.eq(commune)))).as("one").containsExactly(commune);
        assertThat(owned(select(r.ORGANIZATION_ID).from(r).where(r.ORGANIZATION_ID.ne(commune)))).as("all but one").containsExactly(province);
        assertThat(owned(select(r.ORGANIZATION_ID).from(r).where(r.ORGANIZATION_ID.eq(-1L)))).as("none").isEmpty();
        assertThat(owned(all)).as("all").containsExactlyInAnyOrder(province, commune);
    }

    @Test
    void standUnderWhoeverIsAboveThem() {
        assertThat(found(organizations.everUnder(FACTS.ORGANIZATION_ID, province))).containsExactlyInAnyOrder(province, commune);
        assertThat(found(organizations.everUnder(FACTS.ORGANIZATION_ID, commune))).containsExactly(commune);
        assertThat(found(organizations.everUnder(FACTS.ORGANIZATION_ID, -1))).isEmpty();
    }
}
