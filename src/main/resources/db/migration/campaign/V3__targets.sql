-- What an organization is to reach in a year, for a campaign; assigned downwards. Progress is never written, but read from the modules' own totals.
-- `amount` is a whole number, of rates hundredths of a percent; `base` is what a rate of titles is a share of, and who says so. `set_on` is the day whose tree counts.
create table campaign_target (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  campaign_id     bigint       not null,
  organization_id bigint       not null,
  indicator       varchar(24)  not null,
  in_year         int          not null,
  amount          bigint       not null,
  base            bigint       null,
  base_source     varchar(200) null,
  set_on          date         not null,
  constraint campaign_target_pk primary key (id),
  constraint campaign_target_ck check (amount > 0 and (base is null or base > 0) and (base is null) = (base_source is null))
);
create index campaign_target_campaign_ix on campaign_target (campaign_id, indicator, in_year);
create index campaign_target_organization_ix on campaign_target (organization_id, id);
