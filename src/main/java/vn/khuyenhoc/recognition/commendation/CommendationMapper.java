package vn.khuyenhoc.recognition.commendation;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

import vn.khuyenhoc.organization.OrganizationId;
import vn.khuyenhoc.recognition.CommendationRegister.Award;
import vn.khuyenhoc.recognition.jooq.tables.records.RecognitionCommendationRecord;

/** Between what is awarded, what is written down and what is shown. */
@Mapper
interface CommendationMapper {
    @Mapping(target = "key", source = "row.id")
    @Mapping(target = "recipient", source = "recipient")
    Commendation view(RecognitionCommendationRecord row, @Nullable String recipient);

    @Mapping(target = "organizationId", source = "award.organization")
    @Mapping(target = "supersededAt", ignore = true)
    @Mapping(target = "versionOf", ignore = true)
    RecognitionCommendationRecord row(Award award, Long id, LocalDateTime recordedAt);

    default Long value(OrganizationId id) {
        return id.value();
    }
}
