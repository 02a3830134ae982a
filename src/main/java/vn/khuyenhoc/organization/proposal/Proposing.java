package vn.khuyenhoc.organization.proposal;

import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_PROPOSAL;
import static vn.khuyenhoc.organization.jooq.Tables.ORGANIZATION_UNIT;

import java.time.LocalDate;
import java.util.List;

import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.GlobalId;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.Text;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationRegister;
import vn.khuyenhoc.organization.OrganizationRegister.Establishment;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;
import vn.khuyenhoc.organization.UnitId;
import vn.khuyenhoc.organization.jooq.tables.records.OrganizationProposalRecord;
import vn.khuyenhoc.organization.proposal.ProposalMutations.EstablishProposalInput;
import vn.khuyenhoc.organization.proposal.ProposalMutations.ProposeOrganizationInput;
import vn.khuyenhoc.organization.proposal.ProposalMutations.RefuseProposalInput;

/** What must be true of a proposal and of the decision on it. */
@Component
class Proposing {
    private static final int LONGEST_CODE = 32;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final Days days;
    private final Organizations organizations;
    private final OrganizationRegister register;
    private final Proposals proposals;

    Proposing(DSLContext sql, Days days, Organizations organizations, OrganizationRegister register, Proposals proposals) {
        this.sql = sql;
        this.days = days;
        this.organizations = organizations;
        this.register = register;
        this.proposals = proposals;
    }

    /** @throws Refusal ORGANIZATION_UNKNOWN (the parent), UNIT_UNKNOWN, LEVEL_NOT_BELOW_PARENT, DATE_IN_FUTURE, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganizationProposal propose(ProposeOrganizationInput input, Scope scope) {
        OrganizationId parent = OrganizationId.of(input.parent(), "parent");
        refuseFuture(input.on());
        refuseOutside(parent, input.on(), scope, "parent");
        Organization above = organizations.on(List.of(new At(parent, input.on()))).values().iterator().next();
        if (above.level().compareTo(input.level()) >= 0) {
            throw new Refusal("LEVEL_NOT_BELOW_PARENT", "level", input.code());
        }
        OrganizationProposalRecord proposal = ORGANIZATION_PROPOSAL.newRecord().setId(Ids.next()).setRecordedAt(days.now())
            .setCode(Text.line(input.code(), "code", LONGEST_CODE)).setName(Text.line(input.name(), "name", LONGEST_NAME))
            .setLevel(input.level()).setBasis(input.basis()).setParentId(parent.value()).setUnitId(unit(input.unit(), input.on())).setProposedOn(input.on());
        Rows.insert(sql, List.of(proposal));
        return shown(proposal, scope);
    }

    /** @throws Refusal PROPOSAL_UNKNOWN, ENDS_BEFORE_IT_BEGINS, ORGANIZATION_UNKNOWN (the parent), and whatever the register refuses */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganizationProposal establish(EstablishProposalInput input, Scope scope) {
        OrganizationProposalRecord proposal = open(input.id(), input.on(), input.version(), scope);
        OrganizationId parent = new OrganizationId(proposal.getParentId());
        refuseOutside(parent, input.on(), scope, "on");
        OrganizationId established = register.establish(List.of(new Establishment(proposal.getCode(), proposal.getName(), proposal.getLevel(),
            proposal.getBasis(), parent, new UnitId(proposal.getUnitId()), input.on()))).getFirst();
        Rows.correct(sql, List.of(proposal), days.now(), one -> one.setOutcome(ProposalState.ESTABLISHED.name()).setDecidedOn(input.on())
            .setOrganizationId(established.value()));
        return shown(proposal, scope);
    }

    /** @throws Refusal PROPOSAL_UNKNOWN, DATE_IN_FUTURE, ENDS_BEFORE_IT_BEGINS, TEXT_* */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganizationProposal refuse(RefuseProposalInput input, Scope scope) {
        OrganizationProposalRecord proposal = open(input.id(), input.on(), input.version(), scope);
        refuseFuture(input.on());
        String reason = Text.line(input.reason(), "reason", LONGEST_REASON);
        Rows.correct(sql, List.of(proposal), days.now(), one -> one.setOutcome(ProposalState.REFUSED.name()).setDecidedOn(input.on()).setReason(reason));
        return shown(proposal, scope);
    }

    private OrganizationProposalRecord open(String globalId, LocalDate on, String version, Scope scope) {
        GlobalId id = GlobalId.parse(globalId);
        OrganizationProposalRecord proposal = id == null || !id.type().equals("OrganizationProposal") ? null
            : sql.fetchOne(ORGANIZATION_PROPOSAL, ORGANIZATION_PROPOSAL.ID.eq(id.key()).and(Valid.known(ORGANIZATION_PROPOSAL)));
        if (proposal == null || !organizations.within(scope, new OrganizationId(proposal.getParentId()), proposal.getProposedOn())) {
            throw new Refusal("PROPOSAL_UNKNOWN", "id");
        }
        if (!Version.of(proposal.getRecordedAt()).equals(version)) {
            throw new OptimisticLockingFailureException("proposal " + proposal.getId() + " was changed meanwhile");
        }
        if (Proposals.state(proposal) != ProposalState.PROPOSED) {
            throw new Refusal("PROPOSAL_UNKNOWN", "id");
        }
        if (on.isBefore(proposal.getProposedOn())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", proposal.getProposedOn());
        }
        return proposal;
    }

    private long unit(String globalId, LocalDate on) {
        GlobalId id = GlobalId.parse(globalId);
        if (id == null || !id.type().equals("AdministrativeUnit") || !sql.fetchExists(ORGANIZATION_UNIT,
            ORGANIZATION_UNIT.UNIT_ID.eq(id.key()).and(Valid.on(ORGANIZATION_UNIT, on)).and(Valid.known(ORGANIZATION_UNIT)))) {
            throw new Refusal("UNIT_UNKNOWN", "unit");
        }
        return id.key();
    }

    private void refuseFuture(LocalDate on) {
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
    }

    private void refuseOutside(OrganizationId organization, LocalDate on, Scope scope, String argument) {
        if (!organizations.within(scope, organization, on)) {
            throw new Refusal("ORGANIZATION_UNKNOWN", argument);
        }
    }

    private OrganizationProposal shown(OrganizationProposalRecord proposal, Scope scope) {
        return proposals.withIds(List.of(proposal.getId()), scope).getFirst();
    }
}
