package vn.khuyenhoc.fund.account;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

import vn.khuyenhoc.fund.jooq.tables.records.FundAccountRecord;

/** Shows an account as a fund. */
@Mapper
interface FundMapper {
    @Mapping(target = "key", source = "id")
    Fund view(FundAccountRecord account);
}
