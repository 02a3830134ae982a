package vn.khuyenhoc.campaign.following;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignNewsRecord;
import vn.khuyenhoc.campaign.target.TargetProgress;
import vn.khuyenhoc.campaign.target.TargetState;

/** How far a target was, as it lies with the news. */
final class Standings {
    private Standings() {}

    static CampaignNewsRecord kept(TargetProgress standing, CampaignNewsRecord row) {
        TargetState state = standing.state();
        return row.setAsOf(standing.asOf()).setBaseline(standing.baseline()).setFigure(standing.value()).setBase(standing.base()).setPercent(standing.percent())
            .setForecast(standing.forecast()).setState(state == null ? null : state.name());
    }

    static @Nullable TargetProgress read(CampaignNewsRecord row) {
        return row.getAsOf() == null ? null : new TargetProgress(row.getAsOf(), plain(row.getBaseline()), plain(row.getFigure()), row.getBase(), plain(row.getPercent()), plain(row.getForecast()),
            row.getState() == null ? null : TargetState.valueOf(row.getState()));
    }

    /** Without the zeros of the column. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal kept) {
        return kept == null ? null : kept.signum() == 0 ? BigDecimal.ZERO : kept.setScale(Math.max(0, kept.stripTrailingZeros().scale()));
    }
}
