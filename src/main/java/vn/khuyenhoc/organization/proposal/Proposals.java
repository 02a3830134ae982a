package vn.khuyenhoc.organization.proposal;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PROPOSAL;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Criteria;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Orders;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationProposalRecord;
import vn.khuyenhoc.organization.tree.OrganizationFilters;
import vn.khuyenhoc.organization.tree.Subtree;

/** The proposals, shown to those in whose organizations they were made. */
@Repository
class Proposals {
    private static final Field<String> STATE = coalesce(ORGANIZATION_PROPOSAL.OUTCOME, inline(ProposalState.PROPOSED.name()));

    private final Listing<OrganizationProposal> listing;
    private final Days days;

    Proposals(DSLContext sql, Days days) {
        this.days = days;
        var p = ORGANIZATION_PROPOSAL;
        this.listing = new Listing<>(sql, p, p.ID, p.PARENT_ID, p, List.of(p.fields()), Proposals::view)
            .personal(scope -> Subtree.of(scope, p.PARENT_ID, p.PROPOSED_ON))
            .filteredBy(OrganizationFilters.ofFacts(Criteria.on().oneOf("state", STATE).text("code", p.CODE).text("name", p.NAME).oneOf("level", p.LEVEL).oneOf("basis", p.BASIS)
                .range("proposedOn", p.PROPOSED_ON).range("decidedOn", p.DECIDED_ON),
                "parent", p.PARENT_ID, p.PROPOSED_ON))
            .orderedBy(Orders.by().field("NAME", p.NAME).field("PROPOSED_ON", p.PROPOSED_ON));
    }

    static ProposalState state(OrganizationProposalRecord proposal) {
        return proposal.getOutcome() == null ? ProposalState.PROPOSED : ProposalState.valueOf(proposal.getOutcome());
    }

    private static OrganizationProposal view(Record row) {
        OrganizationProposalRecord p = row.into(ORGANIZATION_PROPOSAL);
        Long organization = p.getOrganizationId();
        return new OrganizationProposal(p.getId(), p.getCode(), p.getName(), p.getLevel(), p.getBasis(), state(p), new OrganizationId(p.getParentId()),
            new UnitId(p.getUnitId()), p.getProposedOn(), p.getDecidedOn(), organization == null ? null : new OrganizationId(organization),
            p.getReason(), Version.of(p.getRecordedAt()));
    }

    /** All, or those made in an organization or, by today's tree, in one below it. */
    Page<OrganizationProposal> all(@Nullable Long within, PageRequest page) {
        return listing.page(within == null ? noCondition() : Subtree.of(within, ORGANIZATION_PROPOSAL.PARENT_ID, days.today()), page);
    }

    Map<Long, Page<OrganizationProposal>> under(Set<Long> parents, PageRequest page) {
        return listing.pages(parents, noCondition(), page);
    }

    List<OrganizationProposal> withIds(Collection<Long> ids, Scope scope) {
        return listing.withIds(ids, scope);
    }
}
