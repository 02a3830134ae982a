package vn.khuyenhoc.campaign.programme;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_ROUND;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import vn.khuyenhoc.campaign.MovementState;
import vn.khuyenhoc.campaign.events.CampaignClosed;
import vn.khuyenhoc.campaign.events.CampaignLaunched;
import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Ids;
import vn.khuyenhoc.kernel.Refusal;
import vn.khuyenhoc.kernel.access.Act;
import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Keys;
import vn.khuyenhoc.kernel.sql.Rows;

/** The rounds of movements: each step is a correction of the movement, and a row of its history. */
@Component
public class Movements {
    private final DSLContext sql;
    private final Days days;
    private final Campaigns campaigns;
    private final ApplicationEventPublisher events;

    Movements(DSLContext sql, Days days, Campaigns campaigns, ApplicationEventPublisher events) {
        this.sql = sql;
        this.days = days;
        this.campaigns = campaigns;
        this.events = events;
    }

    /** @throws Refusal what {@link #become} refuses, and CAMPAIGN_STATE_WRONG where it would close */
    @Transactional(propagation = Propagation.MANDATORY)
    public Campaign advance(String opaque, MovementState next, LocalDate on, String version, Keeper keeper) {
        CampaignCampaignRecord row = campaigns.held(opaque, keeper, "id");
        if (next == MovementState.CLOSED) {
            throw new Refusal("CAMPAIGN_STATE_WRONG", "to", said(row));
        }
        become(row, next, on, version, "to");
        return campaigns.shown(row.getId(), keeper.scope());
    }

    /** @throws Refusal CAMPAIGN_STATE_WRONG, DATE_IN_FUTURE, STEP_TOO_EARLY, ENDS_BEFORE_IT_BEGINS */
    @Transactional(propagation = Propagation.MANDATORY)
    public void become(CampaignCampaignRecord row, MovementState next, LocalDate on, String version, String argument) {
        Campaigns.refuseStale(row, version);
        if (row.getState() == null) {
            throw new Refusal("CAMPAIGN_STATE_WRONG", argument, said(row));
        }
        row.getState().refuseBecoming(next, argument);
        if (on.isAfter(days.today())) {
            throw new Refusal("DATE_IN_FUTURE", "on", on);
        }
        if (row.getStepOn() != null && on.isBefore(row.getStepOn())) {
            throw new Refusal("STEP_TOO_EARLY", "on", row.getStepOn());
        }
        if (next == MovementState.LAUNCHED && !on.isBefore(row.getValidTo())) {
            throw new Refusal("ENDS_BEFORE_IT_BEGINS", "on", on);
        }
        tell(Rows.correct(sql, List.of(row), days.now(), moved -> dated(moved, next, on).setState(next).setStepOn(on)));
        if (next == MovementState.LAUNCHED) {
            launched(row.getId(), row.getOrganizationId(), on);
        } else if (next == MovementState.CLOSED) {
            events.publishEvent(new CampaignClosed(Ids.next(), row.getId(), row.getOrganizationId(), on));
        }
    }

    /** A movement begins on the day of its launch, and lasts until it is closed at the latest. */
    private static CampaignCampaignRecord dated(CampaignCampaignRecord row, MovementState next, LocalDate on) {
        if (next == MovementState.LAUNCHED) {
            return row.setValidFrom(on);
        }
        return next == MovementState.CLOSED && row.getValidTo().isAfter(on.plusDays(1)) ? row.setValidTo(on.plusDays(1)) : row;
    }

    /** A movement by its launch, a programme or plan as soon as it is recorded. */
    void launched(long campaign, @Nullable Long owner, LocalDate on) {
        events.publishEvent(new CampaignLaunched(Ids.next(), campaign, owner, on));
    }

    private static Enum<?> said(CampaignCampaignRecord row) {
        return row.getState() == null ? row.getKind() : row.getState();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(List<CampaignCampaignRecord> campaigns) {
        Rows.append(sql, campaigns.stream().filter(row -> row.getState() != null).map(row -> CAMPAIGN_ROUND.newRecord().setId(Ids.next()).setRecordedAt(row.getRecordedAt())
            .setOrganizationId(row.getOrganizationId()).setCampaignId(row.getId()).setState(row.getState())
            .setOnDay(row.getStepOn() == null ? row.getValidFrom() : row.getStepOn()).setTakenBy(Act.current().caller())).toList());
    }

    /** By movement, the oldest first; a draft's is the day that was planned for its launch. */
    @Public
    Map<Long, List<MovementRound>> rounds(Set<Long> movements) {
        var r = CAMPAIGN_ROUND;
        return sql.selectFrom(r).where(Keys.in(r.CAMPAIGN_ID, movements)).orderBy(r.CAMPAIGN_ID, r.ID).fetch().stream()
            .collect(Collectors.groupingBy(row -> row.getCampaignId(), Collectors.mapping(row -> new MovementRound(row.getState(), row.getOnDay()), Collectors.toList())));
    }
}
