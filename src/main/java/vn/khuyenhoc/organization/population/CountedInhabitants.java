package vn.khuyenhoc.organization.population;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.organization.Inhabitants;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.View;

/** Adds up the counts of inhabitants as the figures of organizations are. */
@Component
public class CountedInhabitants implements Inhabitants {
    private final Populations populations;
    private final Boundaries boundaries;

    CountedInhabitants(Populations populations, Boundaries boundaries) {
        this.populations = populations;
        this.boundaries = boundaries;
    }

    @Override
    public Map<Long, Counted> of(Set<Long> organizations, View view) {
        Map<Long, Counted> counted = new HashMap<>();
        used(organizations, view, boundaries.of(organizations, view)).forEach((organization, used) -> counted.put(organization, new Counted(used.inhabitants(), used.counts())));
        return counted;
    }

    /** How many, and by which counts. */
    public record Used(long inhabitants, List<Population> counts) {}

    public Map<Long, Used> used(Set<Long> organizations, View view, Composition made) {
        Map<Long, Population> known = populations.ofAssociations(made.needed(), view.day());
        Map<Long, Used> used = new HashMap<>();
        for (long organization : organizations) {
            long inhabitants = made.sum(organization, o -> inhabitants(known, o), o -> inhabitants(known, o));
            if (inhabitants > 0) {
                used.put(organization, new Used(inhabitants, made.madeOf(organization).stream().sorted().filter(known::containsKey).map(known::get).distinct().toList()));
            }
        }
        return used;
    }

    private static long inhabitants(Map<Long, Population> known, long organization) {
        Population population = known.get(organization);
        return population == null ? 0 : population.value();
    }
}
