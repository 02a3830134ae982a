package vn.khuyenhoc.recognition.figure;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Node;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.recognition.figure.GivenPoints.Wanted;

/** Shows at a sheet what its criteria were given in a year. */
@Controller
class ScoreGraph {
    private final Batches.Field<Wanted, List<CriterionScores>> scores;

    ScoreGraph(GivenPoints points, Batches batches) {
        this.scores = batches.field("CriteriaSheet.scores", (sheets, wanted) -> points.of(sheets, wanted, wanted.scope()));
    }

    @SchemaMapping(typeName = "CriteriaSheet", field = "scores")
    CompletableFuture<List<CriterionScores>> of(Node sheet, @Argument boolean reviewed, DataFetchingEnvironment field) {
        return scores.of(sheet.key(), new Wanted(Arguments.year(field), Arguments.key(field, "within", Organization.class), reviewed, Arguments.scope(field)), field);
    }
}
