package vn.khuyenhoc.campaign.participation;

import static vn.khuyenhoc.campaign.jooq.Tables.CAMPAIGN_PARTICIPATION;

import java.time.LocalDate;
import java.util.Set;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

import vn.khuyenhoc.kernel.access.Public;
import vn.khuyenhoc.kernel.sql.Valid;
import vn.khuyenhoc.organization.SuccessionConcern;

/** Participations that go on with the successor. */
@Repository
class ParticipationsToCarry implements SuccessionConcern {
    private final DSLContext sql;

    ParticipationsToCarry(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Public
    public Concern of(Set<Long> organizations, LocalDate day) {
        return new Concern("CAMPAIGN_PARTICIPATION", sql.fetchCount(CAMPAIGN_PARTICIPATION, CAMPAIGN_PARTICIPATION.ORGANIZATION_ID.in(organizations)
            .and(Valid.on(CAMPAIGN_PARTICIPATION, day)).and(Valid.known(CAMPAIGN_PARTICIPATION))), null);
    }
}
