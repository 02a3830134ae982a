package vn.khuyenhoc.recognition.figure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.access.Scope;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.Sums;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.RecognitionFigure;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.figure.TitlesThroughTime.Group;
import vn.khuyenhoc.recognition.title.HeldTitles;

/** Puts what was counted together along either tree, at once for all figures of a day; few people are told of only to those who may see them. */
@Component
class FiguresOfKinds {
    private final DSLContext sql;
    private final Days days;
    private final Boundaries boundaries;
    private final EligibleReports reports;
    private final TitlesThroughTime counts;

    FiguresOfKinds(DSLContext sql, Days days, Boundaries boundaries, EligibleReports reports, TitlesThroughTime counts) {
        this.sql = sql;
        this.days = days;
        this.boundaries = boundaries;
        this.reports = reports;
        this.counts = counts;
    }

    /** Some figures of one view, with what is counted of their subtrees. */
    private record Part(Composition made, Map<Long, Map<Group, Long>> counted, List<RecognitionFigure> figures) {
        long sum(RecognitionFigure figure, int years) {
            Group group = new Group(figure.kind(), years);
            return made.sum(figure.organizationId().value(), subtree -> counted.getOrDefault(subtree, Map.of()).getOrDefault(group, 0L));
        }

        Set<Integer> years() {
            return counted.values().stream().flatMap(groups -> groups.keySet().stream()).map(Group::years).collect(toSet());
        }
    }

    private record Alike(View view, int soon) {
        LocalDate day() {
            return view.day();
        }
    }

    private List<Part> parts(List<RecognitionFigure> shown, BiFunction<Set<Long>, Alike, Map<Long, Map<Group, Long>>> count) {
        List<Part> parts = new ArrayList<>();
        shown.stream().collect(groupingBy(one -> new Alike(new View(one.asOf(), one.boundary()), one.soon()))).forEach((alike, figures) -> {
            Composition made = boundaries.of(figures.stream().map(one -> one.organizationId().value()).collect(toSet()), alike.view());
            parts.add(new Part(made, count.apply(made.needed(), alike), figures));
        });
        return parts;
    }

    /** How many could register, where any report stands. */
    Map<Long, Map<TitleKind, Integer>> eligible(Set<Long> organizations, LocalDate day, Composition made) {
        Sums sums = reports.sums(organizations, day, made);
        Map<Long, Map<Group, Long>> standing = counts.reports(made.needed(), day);
        Map<Long, Map<TitleKind, Integer>> eligible = new HashMap<>();
        for (long organization : organizations) {
            Map<TitleKind, Integer> kinds = eligible.computeIfAbsent(organization, o -> new EnumMap<>(TitleKind.class));
            for (TitleKind kind : TitleKind.values()) {
                int reported = sums.count(organization, 0, kind);
                if (reported != 0 || made.sum(organization, subtree -> standing.getOrDefault(subtree, Map.of()).getOrDefault(new Group(kind, 0), 0L)) != 0) {
                    kinds.put(kind, reported);
                }
            }
        }
        return eligible;
    }

    Map<RecognitionFigure, Integer> registered(List<RecognitionFigure> shown, Scope scope) {
        return told(parts(shown, (subtrees, alike) -> counts.registered(subtrees, alike.day())), scope);
    }

    Map<RecognitionFigure, Integer> expiring(List<RecognitionFigure> shown, Scope scope) {
        return told(parts(shown, (subtrees, alike) -> counts.expiring(subtrees, alike.day(), alike.soon())), scope);
    }

    Map<RecognitionFigure, Integer> lost(List<RecognitionFigure> shown, Scope scope) {
        return told(parts(shown, (subtrees, alike) -> counts.lost(subtrees, alike.day())), scope);
    }

    private Map<RecognitionFigure, Integer> told(List<Part> parts, Scope scope) {
        Map<RecognitionFigure, Integer> told = new HashMap<>();
        for (Part part : parts) {
            Set<Long> seen = seen(part.figures(), scope);
            for (RecognitionFigure figure : part.figures()) {
                long count = part.sum(figure, 0);
                if (!(Few.few(count) && hides(figure, seen))) {
                    told.put(figure, Math.toIntExact(count));
                }
            }
        }
        return told;
    }

    Map<RecognitionFigure, List<TitleStreak>> streaks(List<RecognitionFigure> shown, Scope scope) {
        Map<RecognitionFigure, List<TitleStreak>> streaks = new HashMap<>();
        for (Part part : parts(shown, (subtrees, alike) -> counts.running(subtrees, alike.day()))) {
            Set<Long> seen = seen(part.figures(), scope);
            Set<Integer> years = part.years();
            for (RecognitionFigure figure : part.figures()) {
                Map<Integer, Long> byYears = new TreeMap<>();
                years.forEach(running -> byYears.put(running, part.sum(figure, running)));
                byYears.put(1, figure.recognised() - byYears.values().stream().mapToLong(Long::longValue).sum());
                Set<Integer> hidden = hides(figure, seen) ? Few.hidden(byYears) : Set.of();
                // With its years, which would else tell of the only family of a village.
                streaks.put(figure, byYears.entrySet().stream().filter(one -> one.getValue() > 0 && !hidden.contains(one.getKey()))
                    .map(one -> new TitleStreak(one.getKey(), Math.toIntExact(one.getValue()))).toList());
            }
        }
        return streaks;
    }

    private static boolean hides(RecognitionFigure figure, Set<Long> seen) {
        return HeldTitles.OF_PEOPLE.contains(figure.kind()) && !seen.contains(figure.organizationId().value());
    }

    /** The organizations that, by today's tree, stand in the scope with all below them. */
    private Set<Long> seen(List<RecognitionFigure> figures, Scope scope) {
        Set<Long> organizations = figures.stream().map(one -> one.organizationId().value()).collect(toSet());
        if (scope.everywhere() || scope.subtrees().isEmpty()) {
            return scope.everywhere() ? organizations : Set.of();
        }
        Ancestors ancestors = Ancestors.of(organizations, sql);
        return organizations.stream().filter(one -> ancestors.path(one, days.today()).stream().anyMatch(scope.subtrees()::contains)).collect(toSet());
    }
}
