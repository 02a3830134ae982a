package vn.khuyenhoc.fund.pledge;

import static org.jooq.impl.DSL.field;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE;
import static vn.khuyenhoc.fund.jooq.Tables.FUND_PLEDGE_PERSON;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.fund.EarmarkTerms;
import vn.khuyenhoc.fund.PledgedEarmark;
import vn.khuyenhoc.fund.jooq.tables.records.FundPledgeRecord;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.organization.OrganizationId;

/** The terms on which donors promised; people named in them only to those who may read what is personal. */
@Repository
class PledgedEarmarks {
    private final DSLContext sql;
    private final Pledges pledges;

    PledgedEarmarks(DSLContext sql, Pledges pledges) {
        this.sql = sql;
        this.pledges = pledges;
    }

    /** By pledge. */
    Map<Long, PledgedEarmark> of(Collection<Long> keys, Scope scope) {
        var p = FUND_PLEDGE;
        Map<Long, List<String>> named = people(keys);
        return sql.select(p.ID, p.PURPOSE, p.FOR_ORGANIZATION_ID, p.CAMPAIGN_ID, p.WORDING, field(pledges.inScope(scope)).as(Listing.IN_SCOPE)).from(p)
            .where(Keys.in(p.ID, keys)).and(p.WORDING.isNotNull())
            .fetchMap(p.ID, row -> {
                List<String> people = named.getOrDefault(row.value1(), List.of());
                boolean shown = people.isEmpty() || row.value6();
                return new PledgedEarmark(row.value1(), row.value2(), organization(row.value3()), row.value4(), shown ? row.value5() : null, shown ? people : List.of());
            });
    }

    /** As they go over to the contribution that fulfils the pledge. */
    @Public
    @Nullable EarmarkTerms terms(FundPledgeRecord pledge) {
        return pledge.getWording() == null ? null : new EarmarkTerms(pledge.getPurpose(), organization(pledge.getForOrganizationId()), pledge.getCampaignId(), pledge.getWording(),
            people(List.of(pledge.getId())).getOrDefault(pledge.getId(), List.of()));
    }

    private Map<Long, List<String>> people(Collection<Long> keys) {
        var n = FUND_PLEDGE_PERSON;
        return sql.select(n.PLEDGE_ID, n.FULL_NAME).from(n).where(Keys.in(n.PLEDGE_ID, keys)).orderBy(n.ID).fetchGroups(n.PLEDGE_ID, n.FULL_NAME);
    }

    private static @Nullable OrganizationId organization(@Nullable Long id) {
        return id == null ? null : new OrganizationId(id);
    }
}
