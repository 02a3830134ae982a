package vn.khuyenhoc.campaign.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

import vn.khuyenhoc.campaign.jooq.tables.records.CampaignCampaignRecord;
import vn.khuyenhoc.kernel.Days;
import vn.khuyenhoc.kernel.Version;
import vn.khuyenhoc.organization.OrganizationId;

/** Shows a campaign; people name its last day, tables the day after. */
@Mapper
public interface CampaignMapper {
    @Mapping(target = "key", source = "id")
    @Mapping(target = "launchedOn", source = "validFrom")
    @Mapping(target = "endsOn", source = "validTo", qualifiedByName = "lastDay")
    @Mapping(target = "ownerId", source = "organizationId", qualifiedByName = "owner")
    @Mapping(target = "parentKey", source = "parentId")
    @Mapping(target = "commendation", source = "row", qualifiedByName = "rule")
    @Mapping(target = "version", source = "recordedAt", qualifiedByName = "version")
    Campaign view(CampaignCampaignRecord row);

    @Named("lastDay")
    default @Nullable LocalDate lastDay(LocalDate validTo) {
        return validTo.equals(Days.FOREVER) ? null : validTo.minusDays(1);
    }

    @Named("owner")
    default @Nullable OrganizationId owner(@Nullable Long organization) {
        return organization == null ? null : new OrganizationId(organization);
    }

    @Named("rule")
    default @Nullable CommendationRule rule(CampaignCampaignRecord row) {
        return row.getRewardLevel() == null ? null : new CommendationRule(row.getRewardLevel(), row.getRewardForm(), row.getRewardReason(), row.getRewardTargets());
    }

    @Named("version")
    default String version(LocalDateTime recordedAt) {
        return Version.of(recordedAt);
    }
}
