package vn.khuyenhoc.fund.grant;

import java.time.LocalDateTime;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

import vn.khuyenhoc.fund.GrantRegister.Round;
import vn.khuyenhoc.fund.jooq.tables.records.FundGrantRecord;
import vn.khuyenhoc.organization.OrganizationId;

/** Between a round that is paid, what is written down and what is shown. */
@Mapper
interface GrantMapper {
    @Mapping(target = "key", source = "id")
    Grant view(FundGrantRecord row);

    @Mapping(target = "organizationId", source = "round.organization")
    FundGrantRecord row(Round round, Long id, LocalDateTime recordedAt);

    default Long value(OrganizationId id) {
        return id.value();
    }

    default OrganizationId organization(Long value) {
        return new OrganizationId(value);
    }
}
