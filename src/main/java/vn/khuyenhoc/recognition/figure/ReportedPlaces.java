package vn.khuyenhoc.recognition.figure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.tree.Ancestors;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.RecognitionFigure;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.figure.EligibleReports.Standing;
import vn.khuyenhoc.recognition.title.HeldTitles;

/** Where it is known how many could register, and how many of those very places hold the title: only these make a share. */
@Component
class ReportedPlaces {
    private static final Share NOTHING = new Share(0, 0);

    private record Place(long organization, TitleKind kind) {}

    private record Share(long recognised, long eligible) {
        Share plus(Share other) {
            return new Share(recognised + other.recognised, eligible + other.eligible);
        }
    }

    private final DSLContext sql;
    private final EligibleReports reports;
    private final HeldTitles titles;
    private final Boundaries boundaries;

    ReportedPlaces(DSLContext sql, EligibleReports reports, HeldTitles titles, Boundaries boundaries) {
        this.sql = sql;
        this.reports = reports;
        this.titles = titles;
        this.boundaries = boundaries;
    }

    /** Of each figure that has one; of nobody there is no share. */
    @Public
    Map<RecognitionFigure, Ratio> rates(List<RecognitionFigure> shown) {
        Map<RecognitionFigure, Ratio> rates = new HashMap<>();
        shown.stream().collect(groupingBy(one -> new View(one.asOf(), one.boundary()))).forEach((view, figures) -> {
            Composition made = boundaries.of(figures.stream().map(one -> one.organizationId().value()).collect(toSet()), view);
            Map<Place, Share> shares = shares(made.needed(), view.day());
            for (RecognitionFigure figure : figures) {
                long of = figure.organizationId().value();
                long eligible = made.sum(of, subtree -> shares.getOrDefault(new Place(subtree, figure.kind()), NOTHING).eligible());
                long recognised = made.sum(of, subtree -> shares.getOrDefault(new Place(subtree, figure.kind()), NOTHING).recognised());
                if (eligible > 0) {
                    rates.put(figure, new Ratio(recognised, eligible));
                }
            }
        });
        return rates;
    }

    /** By subtree. What an organization that has ended had reported is of no place any more: its titles stand beside its heir's. */
    private Map<Place, Share> shares(Set<Long> subtrees, LocalDate day) {
        List<Standing> standing = reports.standing(subtrees, day);
        Set<Long> organizations = standing.stream().map(Standing::organization).collect(toSet());
        Set<Place> reporting = standing.stream().map(one -> new Place(one.organization(), one.kind())).collect(toSet());
        Map<Place, Share> shares = new HashMap<>();
        if (standing.isEmpty()) {
            return shares;
        }
        Ancestors ancestors = Ancestors.of(organizations, sql);
        Map<Long, Map<TitleKind, Integer>> held = titles.byKind(organizations, day, boundaries.of(organizations, new View(day, Boundary.AS_WAS)));
        for (Standing one : standing) {
            List<Long> path = ancestors.path(one.organization(), day);
            if (path.contains(one.organization())) {
                Share share = new Share(held.getOrDefault(one.organization(), Map.of()).getOrDefault(one.kind(), 0), one.count());
                upToTheNext(one, path, reporting).forEach(above -> shares.merge(new Place(above, one.kind()), share, Share::plus));
            }
        }
        return shares;
    }

    /** Where an organization above has a report of its own, it takes in what is below. */
    private static List<Long> upToTheNext(Standing one, List<Long> path, Set<Place> reporting) {
        return path.reversed().stream().takeWhile(above -> above == one.organization() || !reporting.contains(new Place(above, one.kind()))).toList();
    }
}
