package vn.khuyenhoc.campaign.programme;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

import vn.khuyenhoc.fund.Earmark;
import vn.khuyenhoc.fund.PledgedEarmark;
import vn.khuyenhoc.kernel.access.Scope;

/** Shows for which campaign alone a donor's money is. */
@Controller
class EarmarkedCampaignGraph {
    private final Campaigns campaigns;

    EarmarkedCampaignGraph(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @BatchMapping(typeName = "Earmark", field = "campaign")
    Map<Earmark, Campaign> ofGiven(List<Earmark> earmarks) {
        return named(earmarks, Earmark::campaign);
    }

    @BatchMapping(typeName = "PledgedEarmark", field = "campaign")
    Map<PledgedEarmark, Campaign> ofPromised(List<PledgedEarmark> earmarks) {
        return named(earmarks, PledgedEarmark::campaign);
    }

    private <E> Map<E, Campaign> named(List<E> earmarks, Function<E, @Nullable Long> campaign) {
        Set<Long> keys = earmarks.stream().map(campaign).filter(Objects::nonNull).collect(toSet());
        Map<Long, Campaign> known = keys.isEmpty() ? Map.of() : campaigns.byId(keys, Scope.NOWHERE);
        Map<E, Campaign> named = new HashMap<>();
        for (E earmark : earmarks) {
            Campaign found = campaign.apply(earmark) == null ? null : known.get(campaign.apply(earmark));
            if (found != null) {
                named.put(earmark, found);
            }
        }
        return named;
    }
}
