package vn.khuyenhoc.recognition.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.Ratio;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.organization.Boundary;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.organization.tree.Boundaries;
import vn.khuyenhoc.organization.tree.Composition;
import vn.khuyenhoc.organization.tree.View;
import vn.khuyenhoc.recognition.RecognitionFigure;
import vn.khuyenhoc.recognition.TitleKind;
import vn.khuyenhoc.recognition.title.HeldTitles;

/** Adds to an organization how far it has come with each kind of title; what costs more is counted only where it is asked for. */
@Controller
class FigureGraph {
    private static final int LONGEST = 3_660;

    private record Asked(View view, int soon) {}

    private final HeldTitles titles;
    private final ReportedPlaces places;
    private final FiguresOfKinds counts;
    private final Boundaries boundaries;
    private final Batches.Field<Asked, List<RecognitionFigure>> figures;

    FigureGraph(HeldTitles titles, ReportedPlaces places, FiguresOfKinds counts, Boundaries boundaries, Batches batches) {
        this.titles = titles;
        this.places = places;
        this.counts = counts;
        this.boundaries = boundaries;
        this.figures = batches.field("Organization.recognitionFigures", this::figures);
    }

    private Map<Long, List<RecognitionFigure>> figures(Set<Long> wanted, Asked asked) {
        LocalDate day = asked.view().day();
        Composition made = boundaries.of(wanted, asked.view());
        Map<Long, Map<TitleKind, Integer>> held = titles.byKind(wanted, day, made);
        Map<Long, Map<TitleKind, Integer>> eligible = counts.eligible(wanted, day, made);
        Map<Long, List<RecognitionFigure>> figures = new HashMap<>();
        for (long organization : wanted) {
            List<RecognitionFigure> kinds = new ArrayList<>();
            for (TitleKind kind : TitleKind.values()) {
                kinds.add(new RecognitionFigure(new OrganizationId(organization), kind, day, asked.view().boundary(), asked.soon(), eligible.getOrDefault(organization, Map.of()).get(kind),
                    held.getOrDefault(organization, Map.of()).getOrDefault(kind, 0), made.apportioned(organization)));
            }
            figures.put(organization, kinds);
        }
        return figures;
    }

    /** @throws Refusal DAYS_OUT_OF_RANGE */
    @SchemaMapping
    CompletableFuture<List<RecognitionFigure>> recognitionFigures(Organization organization, @Argument Boundary boundary, @Argument int expiringWithin, DataFetchingEnvironment field) {
        if (expiringWithin < 1 || expiringWithin > LONGEST) {
            throw new Refusal("DAYS_OUT_OF_RANGE", "expiringWithin", LONGEST);
        }
        return figures.of(organization.key(), new Asked(new View(Arguments.asOf(field, organization.asOf()), boundary), expiringWithin), field);
    }

    @BatchMapping
    Map<RecognitionFigure, Ratio> rate(List<RecognitionFigure> shown) {
        return places.rates(shown);
    }

    @BatchMapping
    Map<RecognitionFigure, Integer> registered(List<RecognitionFigure> shown, GraphQLContext context) {
        return counts.registered(shown, Caller.of(context).reads());
    }

    @BatchMapping
    Map<RecognitionFigure, Integer> expiringSoon(List<RecognitionFigure> shown, GraphQLContext context) {
        return counts.expiring(shown, Caller.of(context).reads());
    }

    @BatchMapping
    Map<RecognitionFigure, Integer> lostSinceLastYear(List<RecognitionFigure> shown, GraphQLContext context) {
        return counts.lost(shown, Caller.of(context).reads());
    }

    @BatchMapping
    Map<RecognitionFigure, List<TitleStreak>> streaks(List<RecognitionFigure> shown, GraphQLContext context) {
        return counts.streaks(shown, Caller.of(context).reads());
    }
}
