-- Out of what a round is paid: free money or goods, or what a donor gave for something alone; and for whom, where that matters to the donor.
alter table fund_grant add column in_kind boolean default false not null;
alter table fund_grant add column earmark_id bigint null;
alter table fund_grant add column for_organization_id bigint null;
alter table fund_grant add column campaign_id bigint null;
create index fund_grant_earmark_ix on fund_grant (earmark_id, id);
