package vn.khuyenhoc.campaign.target;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import vn.khuyenhoc.campaign.target.Figures.Figure;
import vn.khuyenhoc.campaign.target.Figures.Wanted;
import vn.khuyenhoc.kernel.Days;

/** Compares targets with the figures of the organizations that are to reach them, many at once. */
@Component
public class ProgressOfTargets {
    private final Figures figures;
    private final Days days;

    ProgressOfTargets(Figures figures, Days days) {
        this.figures = figures;
        this.days = days;
    }

    /** By the key of the target; on a day that is still to come, as of today. */
    public Map<Long, TargetProgress> of(Collection<Target> targets, LocalDate asked) {
        LocalDate asOf = asked.isAfter(days.today()) ? days.today() : asked;
        Map<Wanted, Set<Long>> wanted = new HashMap<>();
        for (Target target : targets) {
            want(wanted, before(target), target);
            if (counts(target, asOf)) {
                want(wanted, now(target, asOf), target);
            }
        }
        Map<Wanted, Map<Long, Figure>> read = figures.of(wanted);
        Map<Long, TargetProgress> progress = new HashMap<>();
        for (Target target : targets) {
            progress.put(target.key(), TargetProgress.of(target, asOf, figure(read, before(target), target),
                counts(target, asOf) ? figure(read, now(target, asOf), target) : Figure.NONE));
        }
        return progress;
    }

    private static void want(Map<Wanted, Set<Long>> wanted, Wanted figure, Target target) {
        wanted.computeIfAbsent(figure, of -> new HashSet<>()).add(target.organizationId().value());
    }

    static Wanted before(Target target) {
        return new Wanted(target.indicator(), LocalDate.of(target.year() - 1, 12, 31));
    }

    /** Before a year begins, its flow is nothing. */
    private static boolean counts(Target target, LocalDate asOf) {
        return !target.indicator().flow() || asOf.getYear() >= target.year();
    }

    private static Wanted now(Target target, LocalDate asOf) {
        LocalDate ends = LocalDate.of(target.year(), 12, 31);
        return new Wanted(target.indicator(), asOf.isAfter(ends) ? ends : asOf);
    }

    private static Figure figure(Map<Wanted, Map<Long, Figure>> read, Wanted wanted, Target target) {
        Figure found = read.getOrDefault(wanted, Map.of()).getOrDefault(target.organizationId().value(), Figure.NONE);
        return target.base() == null ? found : new Figure(found.count(), target.base());
    }
}
