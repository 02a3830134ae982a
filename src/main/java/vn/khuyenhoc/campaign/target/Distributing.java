package vn.khuyenhoc.campaign.target;


import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignTargetRecord;
import vn.khuyenhoc.campaign.participation.Participants;
import vn.khuyenhoc.campaign.programme.Campaigns;
import vn.khuyenhoc.campaign.target.Figures.Figure;
import vn.khuyenhoc.campaign.target.Figures.Wanted;
import vn.khuyenhoc.campaign.target.TargetInputs.DistributeTargetInput;
import vn.khuyenhoc.campaign.target.TargetInputs.DistributionKey;
import vn.khuyenhoc.campaign.target.TargetInputs.TargetPartInput;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationState;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Divides the target of an organization among those directly below it: all of it, and not more. */
@Component
class Distributing {
    private static final int MOST = 500;

    /** What was assigned in one act, by its keys: answers that may be repeated are kept, and many targets are too much to keep. */
    record Assigned(List<Long> targets) {}

    private final Days days;
    private final Organizations organizations;
    private final Campaigns campaigns;
    private final Participants participants;
    private final Figures figures;
    private final TargetBook book;
    private final ApplicationEventPublisher events;

    Distributing(Days days, Organizations organizations, Campaigns campaigns, Participants participants, Figures figures, TargetBook book, ApplicationEventPublisher events) {
        this.days = days;
        this.organizations = organizations;
        this.campaigns = campaigns;
        this.participants = participants;
        this.figures = figures;
        this.book = book;
        this.events = events;
    }

    /** @throws Refusal TARGET_UNKNOWN, TARGET_NOT_DIVISIBLE, CAMPAIGN_CLOSED, DISTRIBUTION_AMBIGUOUS, DISTRIBUTION_DOES_NOT_SUM, DISTRIBUTION_WITHOUT_WEIGHT, and what parts refuse */
    @Transactional(propagation = Propagation.MANDATORY)
    public Assigned distribute(DistributeTargetInput input, Scope scope) {
        CampaignTargetRecord whole = book.row(input.target());
        LocalDate on = whole == null ? days.today() : Targets.dayOf(whole.getInYear(), days.today());
        if (whole == null || !organizations.within(scope, new OrganizationId(whole.getOrganizationId()), on)) {
            throw new Refusal("TARGET_UNKNOWN", "target");
        }
        book.refuseClosed(campaigns.shown(whole.getCampaignId(), Scope.EVERYWHERE), whole.getInYear(), "target");
        TargetBook.refuseStale(whole, input.version());
        if (whole.getIndicator().rate()) {
            throw new Refusal("TARGET_NOT_DIVISIBLE", "target");
        }
        if ((input.by() == null) == (input.parts() == null)) {
            throw new Refusal("DISTRIBUTION_AMBIGUOUS", "by");
        }
        Map<Long, Long> parts = input.by() == null ? decided(whole, Objects.requireNonNull(input.parts()), on)
            : divided(whole, input.by(), directlyBelow(whole, participants.under(whole.getCampaignId(), whole.getOrganizationId(), on), on));
        events.publishEvent(new TargetsSet(whole.getIndicator(), whole.getInYear(), parts.keySet()));
        List<Long> known = book.organizations(whole.getCampaignId(), whole.getIndicator(), whole.getInYear());
        return new Assigned(book.divide(whole, parts, directlyBelow(whole, known, on), on));
    }

    /** In the order of their ids, so that what is divided again is divided alike. */
    private List<Long> directlyBelow(CampaignTargetRecord whole, Collection<Long> some, LocalDate on) {
        OrganizationId above = new OrganizationId(whole.getOrganizationId());
        return organizations.on(some.stream().map(one -> new At(new OrganizationId(one), on)).toList()).values().stream()
            .filter(one -> one.state() == OrganizationState.ACTIVE && above.equals(one.parentId())).map(Organization::key).sorted().toList();
    }

    private Map<Long, Long> decided(CampaignTargetRecord whole, List<TargetPartInput> parts, LocalDate on) {
        if (parts.isEmpty() || parts.size() > MOST) {
            throw new Refusal(parts.isEmpty() ? "LIST_EMPTY" : "LIST_TOO_LONG", "parts", MOST);
        }
        List<OrganizationId> named = IntStream.range(0, parts.size()).mapToObj(i -> OrganizationId.of(parts.get(i).organization(), "parts." + i + ".organization")).toList();
        Set<Long> below = Set.copyOf(directlyBelow(whole, named.stream().map(OrganizationId::value).toList(), on));
        Map<Long, Long> amounts = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String path = "parts." + i + ".";
            if (!below.contains(named.get(i).value())) {
                throw new Refusal("ORGANIZATION_UNKNOWN", path + "organization");
            }
            if (amounts.put(named.get(i).value(), whole.getIndicator().stored(parts.get(i).amount(), path + "amount")) != null) {
                throw new Refusal("DISTRIBUTION_TWICE", path + "organization");
            }
        }
        long sum = amounts.values().stream().mapToLong(Long::longValue).sum();
        if (sum != whole.getAmount()) {
            throw new Refusal("DISTRIBUTION_DOES_NOT_SUM", "parts", sum, whole.getAmount());
        }
        return amounts;
    }

    private Map<Long, Long> divided(CampaignTargetRecord whole, DistributionKey key, List<Long> among) {
        LocalDate before = LocalDate.of(whole.getInYear() - 1, 12, 31);
        Indicator by = switch (key) {
            case POPULATION -> Indicator.MEMBERSHIP_RATIO;
            case MEMBERS -> Indicator.MEMBERS;
            case LAST_YEAR -> whole.getIndicator();
        };
        Wanted wanted = new Wanted(by, before.isAfter(days.today()) ? days.today() : before);
        Map<Long, Figure> read = Objects.requireNonNull(figures.of(Map.of(wanted, Set.copyOf(among))).get(wanted));
        Map<Long, Long> weights = new LinkedHashMap<>();
        among.forEach(organization -> weights.put(organization, weight(key, read.getOrDefault(organization, Figure.NONE))));
        if (weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw new Refusal("DISTRIBUTION_WITHOUT_WEIGHT", "by");
        }
        return LargestRemainder.split(whole.getAmount(), weights);
    }

    /** A ratio is read with the number of inhabitants that it is of. */
    private static long weight(DistributionKey key, Figure figure) {
        Long inhabitants = figure.base();
        return key == DistributionKey.POPULATION ? inhabitants == null ? 0 : inhabitants : Math.max(0, figure.count());
    }
}
