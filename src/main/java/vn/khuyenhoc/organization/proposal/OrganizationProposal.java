package vn.khuyenhoc.organization.proposal;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.kernel.graphql.RecordedIn;
import vn.khuyenhoc.organization.OrganizationBasis;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.UnitId;

/**
 * An organization that somebody wants to found; it is none, and stands in no tree, until it is established.
 *
 * @param organizationId what it was established as
 * @param reason why it was refused
 */
@RecordedIn("organization_proposal")
public record OrganizationProposal(long key, String code, String name, OrganizationLevel level, OrganizationBasis basis, ProposalState state,
                                   OrganizationId parentId, UnitId unitId, LocalDate proposedOn, @Nullable LocalDate decidedOn,
                                   @Nullable OrganizationId organizationId, @Nullable String reason, String version) implements Node {}
