package vn.khuyenhoc.campaign.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.campaign.Indicator;
import vn.khuyenhoc.campaign.programme.Campaign;
import vn.khuyenhoc.campaign.target.LeaderBoard.Question;
import vn.khuyenhoc.campaign.target.LeaderBoard.Standing;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.graphql.Arguments;
import vn.khuyenhoc.kernel.graphql.Batches;
import vn.khuyenhoc.kernel.graphql.Batches.Listed;
import vn.khuyenhoc.kernel.graphql.Connection;
import vn.khuyenhoc.organization.Organization;
import vn.khuyenhoc.organization.OrganizationLevel;

/** Shows who leads and who is behind. */
@Controller
class StandingGraph {
    private final Batches.Field<Listed<Question>, Connection<Standing>> boards;
    private final Days days;

    StandingGraph(LeaderBoard board, Days days, Batches batches) {
        this.boards = batches.connection("Campaign.leaderBoard", board::pages);
        this.days = days;
    }

    @SchemaMapping(typeName = "Campaign", field = "leaderBoard")
    CompletableFuture<Connection<Standing>> leaderBoard(Campaign campaign, @Argument Indicator indicator, @Argument OrganizationLevel level, @Argument @Nullable List<TargetState> state,
                                     DataFetchingEnvironment field) {
        LocalDate asOf = Arguments.asOf(field, days.today());
        Question asked = new Question(indicator, Arguments.year(field), level, Arguments.key(field, "within", Organization.class), state == null ? Set.of() : Set.copyOf(state),
            asOf.isAfter(days.today()) ? days.today() : asOf);
        return boards.of(campaign.key(), new Listed<>(asked, Arguments.page(field)), field);
    }
}
