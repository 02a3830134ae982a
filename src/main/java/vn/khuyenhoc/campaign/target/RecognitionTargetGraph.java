package vn.khuyenhoc.campaign.target;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.GraphQLContext;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.recognition.RecognitionFigure;
import vn.khuyenhoc.recognition.TitleKind;

/** Shows beside figures of titles what the programmes of their year ask for; one statement for all figures of a request. */
@Controller
class RecognitionTargetGraph {
    private record Asked(long organization, TitleKind kind, int year) {}

    private static final List<Indicator> OF_TITLES = Stream.of(Indicator.values()).filter(indicator -> indicator.title() != null).toList();

    private final Targets targets;

    RecognitionTargetGraph(Targets targets) {
        this.targets = targets;
    }

    @BatchMapping(typeName = "RecognitionFigure", field = "targets")
    Map<RecognitionFigure, List<RecognitionTarget>> targets(List<RecognitionFigure> figures, GraphQLContext context) {
        Map<Asked, List<Target>> known = targets.of(OF_TITLES, figures.stream().map(figure -> figure.organizationId().value()).collect(toSet()),
            figures.stream().map(figure -> figure.asOf().getYear()).collect(toSet()), Caller.of(context).reads()).stream()
            .collect(groupingBy(target -> new Asked(target.organizationId().value(), target.indicator().title(), target.year())));
        Map<RecognitionFigure, List<RecognitionTarget>> shown = new HashMap<>();
        figures.forEach(figure -> shown.put(figure, known.getOrDefault(new Asked(figure.organizationId().value(), figure.kind(), figure.asOf().getYear()), List.of()).stream()
            .map(target -> RecognitionTarget.of(target, figure)).toList()));
        return shown;
    }
}
