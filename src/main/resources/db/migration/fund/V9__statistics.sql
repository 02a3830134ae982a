-- What a contribution may be spent on alone, as its earmark says, or ANY: kept beside the amount, so that figures by purpose read one table.
-- One that takes another back says the same as the other.
alter table fund_contribution add column earmarked_for varchar(16) default 'ANY' not null;
update fund_contribution set earmarked_for = (select e.purpose from fund_earmark e where e.contribution_id = fund_contribution.id)
  where exists (select 1 from fund_earmark e where e.contribution_id = fund_contribution.id and e.purpose is not null);
update fund_contribution set earmarked_for = (select e.purpose from fund_earmark e where e.contribution_id = fund_contribution.reversal_of)
  where exists (select 1 from fund_earmark e where e.contribution_id = fund_contribution.reversal_of and e.purpose is not null);

-- Added up by purpose too; filled again from the facts when the application starts.
drop table fund_contribution_total;
create table fund_contribution_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  earmarked_for   varchar(16) not null,
  raised          bigint      not null,
  contributions   bigint      not null,
  constraint fund_contribution_total_pk primary key (organization_id, in_month, slot, earmarked_for)
);
