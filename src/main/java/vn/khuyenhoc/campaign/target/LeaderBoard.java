package vn.khuyenhoc.campaign.target;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.sql.Page;
import vn.khuyenhoc.kernel.sql.PageRequest;
import vn.khuyenhoc.kernel.sql.Place;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.OrganizationLevel;
import vn.khuyenhoc.organization.Organizations;
import vn.khuyenhoc.organization.Organizations.At;

/** Organizations of one level by how much of their target they have reached; at most as many as there are of the level, so all are looked at. */
@Component
class LeaderBoard {
    private static final String UNKNOWN = "-";
    private static final String BY = "percent";

    /** @param state those that are there alone; empty for all, who keep their ranks */
    record Question(Indicator indicator, int year, OrganizationLevel level, @Nullable Long within, Set<TargetState> state, LocalDate asOf) {}

    /** @param rank from the top, 1 for who leads */
    record Standing(int rank, Target target, TargetProgress progress, Organization organization) {
        Place place(String order) {
            return new Place(List.of(order, BY), List.of(progress.percent() == null ? UNKNOWN : progress.percent().toPlainString()), target.key());
        }
    }

    /** What somebody's place is by, which stays theirs though others pass them. */
    private record Reached(@Nullable BigDecimal percent, long target) {
        static final Comparator<Reached> FROM_THE_TOP = comparing(Reached::percent, nullsFirst(Comparator.<BigDecimal>naturalOrder())).reversed().thenComparing(Reached::target);
    }

    private final Targets targets;
    private final ProgressOfTargets progress;
    private final Organizations organizations;

    LeaderBoard(Targets targets, ProgressOfTargets progress, Organizations organizations) {
        this.targets = targets;
        this.progress = progress;
        this.organizations = organizations;
    }

    /** That of each campaign, in as many statements as that of one. @throws Refusal ORDER_TOO_LONG, CURSOR_INVALID */
    Map<Long, Page<Standing>> pages(Set<Long> campaigns, Question asked, PageRequest page) {
        if (page.orderBy().size() != 1) {
            throw new Refusal("ORDER_TOO_LONG", "orderBy", 1);
        }
        Map<Long, List<Standing>> boards = filtered(ranked(campaigns, asked, page), asked.state(), page).stream().collect(groupingBy(one -> one.target().campaignKey(), toCollection(ArrayList::new)));
        return campaigns.stream().collect(toMap(identity(), campaign -> page(boards.getOrDefault(campaign, new ArrayList<>()), page)));
    }

    private static Page<Standing> page(List<Standing> all, PageRequest page) {
        String order = page.orderBy().getFirst();
        if (order.endsWith("_ASC")) {
            all.sort(Comparator.comparingInt(Standing::rank).reversed());
        }
        List<Standing> behind = page.after() == null ? all : behind(all, order, page.after());
        boolean more = behind.size() > page.first();
        return new Page<>((more ? behind.subList(0, page.first()) : behind).stream().map(one -> new Page.Row<>(one, one.place(order))).toList(),
            page.after() != null, more, page.counted() ? all.size() : null);
    }

    private List<Standing> filtered(List<Standing> ranked, Set<TargetState> state, PageRequest page) {
        Predicate<Standing> wanted = one -> state.isEmpty() || state.contains(one.progress().state());
        if (!page.where().isEmpty() && !ranked.isEmpty()) {
            Set<Long> passing = targets.passing(page.where(), ranked.stream().map(one -> one.target().key()).toList(), page.scope());
            wanted = wanted.and(one -> passing.contains(one.target().key()));
        }
        return ranked.stream().filter(wanted).toList();
    }

    /** Who has the same percent, stands in the order of their targets; of whom nothing is known, last. Each campaign has its own ranks. */
    private List<Standing> ranked(Set<Long> campaigns, Question asked, PageRequest page) {
        Map<Long, Target> some = targets.of(campaigns, asked.indicator(), asked.year(), asked.within(), page.scope()).stream().collect(toMap(Target::key, identity()));
        LocalDate day = Targets.dayOf(asked.year(), asked.asOf());
        Map<OrganizationId, Organization> named = organizations.on(some.values().stream().map(target -> new At(target.organizationId(), day)).toList()).values().stream()
            .filter(one -> one.level() == asked.level()).collect(toMap(Organization::organizationId, identity()));
        List<Target> ofLevel = some.values().stream().filter(target -> named.containsKey(target.organizationId())).toList();
        Map<Long, TargetProgress> reached = progress.of(ofLevel, asked.asOf());
        List<Target> inOrder = ofLevel.stream().sorted(comparing(target -> new Reached(reached.get(target.key()).percent(), target.key()), Reached.FROM_THE_TOP)).toList();
        List<Standing> ranked = new ArrayList<>();
        Map<Long, Integer> ranks = new HashMap<>();
        for (Target target : inOrder) {
            ranked.add(new Standing(ranks.merge(target.campaignKey(), 1, Integer::sum), target, reached.get(target.key()), named.get(target.organizationId())));
        }
        return ranked;
    }

    private static List<Standing> behind(List<Standing> all, String order, Place after) {
        if (!after.orderBy().equals(List.of(order, BY)) || after.values().size() != 1 || !after.values().getFirst().matches(UNKNOWN + "|-?\\d{1,20}(\\.\\d{1,9})?")) {
            throw new Refusal("CURSOR_INVALID", "after");
        }
        String percent = after.values().getFirst();
        Reached last = new Reached(percent.equals(UNKNOWN) ? null : new BigDecimal(percent), after.id());
        return all.stream().filter(one -> {
            int compared = Reached.FROM_THE_TOP.compare(new Reached(one.progress().percent(), one.target().key()), last);
            return order.endsWith("_ASC") ? compared < 0 : compared > 0;
        }).toList();
    }
}
