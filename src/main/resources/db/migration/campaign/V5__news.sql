-- What has changed for targets in the last days, for those who follow them on any replica; old rows are deleted.
create table campaign_news (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  campaign_id     bigint      not null,
  organization_id bigint      not null,
  target_id       bigint      not null,
  reached         boolean     not null,
  constraint campaign_news_pk primary key (id)
);
create index campaign_news_recorded_ix on campaign_news (recorded_at);
create index campaign_news_campaign_ix on campaign_news (campaign_id, organization_id, id);

-- That a target was reached is told once for each amount that it had.
create table campaign_target_reached (
  target_id   bigint      not null,
  amount      bigint      not null,
  recorded_at datetime(6) not null,
  constraint campaign_target_reached_pk primary key (target_id, amount)
);
