package vn.khuyenhoc.campaign.participation;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_CAMPAIGN;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_PARTICIPATION;
import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_PARTICIPATION_TOTAL;
import static org.jooq.impl.DSL.inline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.CampaignId;
import vn.khuyenhoc.campaign.CampaignRegister;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignParticipationRecord;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.programme.CampaignMapper;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Listing;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Rows;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Delta;
import vn.khuyenhoc.organization.tree.KeptTotal;
import vn.khuyenhoc.organization.tree.KeptTotals;
import vn.khuyenhoc.organization.tree.Reading;
import vn.khuyenhoc.organization.tree.Sums;

/** Who takes part in what, from when until when. */
@Repository
class Participations implements CampaignRegister {
    private static final KeptTotal PARTICIPANTS = KeptTotal.stock(CAMPAIGN_PARTICIPATION, CAMPAIGN_PARTICIPATION_TOTAL)
        .by(CAMPAIGN_PARTICIPATION_TOTAL.CAMPAIGN_ID, CAMPAIGN_PARTICIPATION.CAMPAIGN_ID)
        .adding(CAMPAIGN_PARTICIPATION_TOTAL.PARTICIPANTS, inline(1L));

    private final DSLContext sql;
    private final Days days;
    private final KeptTotals totals;
    private final Campaigns campaigns;
    private final Listing<Campaign> listing;

    Participations(DSLContext sql, Days days, KeptTotals totals, Campaigns campaigns, CampaignMapper mapper) {
        this.sql = sql;
        this.days = days;
        this.totals = totals;
        this.campaigns = campaigns;
        totals.keep(PARTICIPANTS);
        var p = CAMPAIGN_PARTICIPATION;
        this.listing = new Listing<>(sql, p, p.CAMPAIGN_ID, p.ORGANIZATION_ID,
            p.leftJoin(CAMPAIGN_CAMPAIGN).on(CAMPAIGN_CAMPAIGN.ID.eq(p.CAMPAIGN_ID)).and(Valid.known(CAMPAIGN_CAMPAIGN)),
            List.of(CAMPAIGN_CAMPAIGN.fields()), row -> mapper.view(row.into(CAMPAIGN_CAMPAIGN)))
            .filteredBy(Campaigns.CRITERIA).orderedBy(Campaigns.ORDERS);
    }

    @Override
    @Public
    public Optional<CampaignId> withReference(String reference) {
        return campaigns.withReference(reference);
    }

    @Override
    @Transactional
    public List<CampaignId> launch(List<Launch> launches) {
        return campaigns.launch(launches);
    }

    @Override
    @Transactional
    public void join(CampaignId campaign, Set<OrganizationId> organizations, LocalDate on) {
        Set<Long> wanted = organizations.stream().map(OrganizationId::value).collect(Collectors.toSet());
        Set<Long> already = taking(wanted, on).stream().filter(p -> p.getCampaignId() == campaign.value())
            .map(CampaignParticipationRecord::getOrganizationId).collect(Collectors.toSet());
        begin(campaign.value(), wanted.stream().filter(organization -> !already.contains(organization)).toList(), on);
    }

    /** @return what begins, in the order of the organizations */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CampaignParticipationRecord> begin(long campaign, List<Long> organizations, LocalDate on) {
        LocalDateTime now = days.now();
        List<CampaignParticipationRecord> begun = organizations.stream().map(organization -> participation(campaign, organization, on, now)).toList();
        Rows.insert(sql, begun);
        totals.add(PARTICIPANTS, begun.stream().map(Participations::joined).toList());
        return begun;
    }

    /** Somebody leaves, though their organization goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(CampaignParticipationRecord participation, LocalDate on) {
        Rows.correct(sql, List.of(participation), days.now(), row -> row.setValidTo(on).setEndedBy("LEFT"));
        totals.add(PARTICIPANTS, List.of(left(participation, on)));
    }

    private static CampaignParticipationRecord participation(long campaign, long organization, LocalDate on, LocalDateTime now) {
        return CAMPAIGN_PARTICIPATION.newRecord()
            .setId(Ids.next()).setRecordedAt(now).setCampaignId(campaign).setOrganizationId(organization).setValidFrom(on).setValidTo(Days.FOREVER);
    }

    private static Delta joined(CampaignParticipationRecord row) {
        return Delta.begins(row.getOrganizationId(), row.getValidFrom(), List.of(row.getCampaignId()), List.of(1L));
    }

    private List<CampaignParticipationRecord> taking(Collection<Long> organizations, LocalDate on) {
        return sql.selectFrom(CAMPAIGN_PARTICIPATION)
            .where(CAMPAIGN_PARTICIPATION.ORGANIZATION_ID.in(organizations)).and(CAMPAIGN_PARTICIPATION.VALID_TO.gt(on))
            .and(Valid.known(CAMPAIGN_PARTICIPATION))
            .fetch();
    }

    void end(Collection<Long> organizations, LocalDate on) {
        totals.add(PARTICIPANTS, ended(organizations, on).stream().map(row -> left(row, on)).toList());
    }

    private List<CampaignParticipationRecord> ended(Collection<Long> organizations, LocalDate on) {
        return Rows.correct(sql, taking(organizations, on), days.now(), participation -> participation.setValidTo(on).setEndedBy("SUCCEEDED"));
    }

    private static Delta left(CampaignParticipationRecord row, LocalDate on) {
        return Delta.ends(row.getOrganizationId(), on, List.of(row.getCampaignId()), List.of(1L));
    }

    /**
     * What the predecessors took part in, their successors take part in from that day on; nobody twice. The totals are added to
     * once, at the end: two events at a time would else wait for each other's rows.
     */
    void carryOver(Map<Long, Long> successors, LocalDate on) {
        record Part(long campaign, long organization) {}
        List<CampaignParticipationRecord> ended = ended(successors.keySet(), on);
        Set<Part> begins = ended.stream().map(p -> new Part(p.getCampaignId(), successors.get(p.getOrganizationId()))).collect(Collectors.toSet());
        taking(successors.values(), on).forEach(p -> begins.remove(new Part(p.getCampaignId(), p.getOrganizationId())));
        LocalDateTime now = days.now();
        List<CampaignParticipationRecord> begun = begins.stream().map(part -> participation(part.campaign(), part.organization(), on, now)).toList();
        Rows.insert(sql, begun);
        totals.add(PARTICIPANTS, Stream.concat(ended.stream().map(row -> left(row, on)), begun.stream().map(Participations::joined)).toList());
    }

    Map<Long, Page<Campaign>> of(Set<Long> organizations, LocalDate day, PageRequest page) {
        return listing.pages(organizations, Valid.on(CAMPAIGN_PARTICIPATION, day), page);
    }

    /** Participants by campaign (the one dimension) at the end of a day. */
    @Public
    Supplier<Sums> participants(Set<Long> organizations, LocalDate day, Composition made, Reading reading) {
        return reading.asOf(PARTICIPANTS, organizations, day, made);
    }
}
