package vn.khuyenhoc.campaign.following;

import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

import vn.khuyenhoc.campaign.following.Following.CampaignProgress;
import vn.khuyenhoc.campaign.following.Following.TargetReached;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Caller;
import vn.khuyenhoc.kernel.graphql.RefusedRequests;

/** Streams the progress of a campaign, and which targets were reached. */
@Controller
class FollowingGraph {
    private final Following following;
    private final RefusedRequests refusals;

    FollowingGraph(Following following, RefusedRequests refusals) {
        this.following = following;
        this.refusals = refusals;
    }

    @SubscriptionMapping
    Flux<CampaignProgress> campaignProgress(@Argument String campaign, @Argument String organization, @Argument @Nullable String after, DataFetchingEnvironment field) {
        return worded(field, () -> following.progress(campaign, organization, after, Caller.of(field.getGraphQlContext())));
    }

    @SubscriptionMapping
    Flux<TargetReached> targetReached(@Argument String within, @Argument @Nullable String after, DataFetchingEnvironment field) {
        return worded(field, () -> following.reached(within, after, Caller.of(field.getGraphQlContext())));
    }

    /** What is thrown here, Spring asks no resolver of ours about. */
    private <T> Flux<T> worded(DataFetchingEnvironment field, Supplier<Flux<T>> stream) {
        try {
            return stream.get();
        } catch (Refusal refusal) {
            return refusals.stream(refusal, field.getLocale());
        }
    }
}
