package vn.khuyenhoc.fund.ledger;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;

/** Shows an account as a fund. */
@Mapper
interface FundMapper {
    @Mapping(target = "key", source = "id")
    @Mapping(target = "holder", source = "organizationId")
    Fund view(FundAccountRecord account);
}
