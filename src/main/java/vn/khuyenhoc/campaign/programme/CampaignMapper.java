package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.kernel.Days;

/** Shows a campaign; people name its last day, tables the day after. */
@Mapper
public interface CampaignMapper {
    @Mapping(target = "key", source = "id")
    @Mapping(target = "launchedOn", source = "validFrom")
    @Mapping(target = "endsOn", source = "validTo", qualifiedByName = "lastDay")
    Campaign view(CampaignCampaignRecord row);

    @Named("lastDay")
    default @Nullable LocalDate lastDay(LocalDate validTo) {
        return validTo.equals(Days.FOREVER) ? null : validTo.minusDays(1);
    }
}
