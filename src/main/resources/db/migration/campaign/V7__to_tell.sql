-- What has changed and is yet to be told to those who follow targets, as listeners noted it: worked out for many at once, and then deleted.
create table campaign_to_tell (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  indicator       varchar(32) not null,
  organization_id bigint      not null,
  first_year      int         not null,
  last_year       int         not null,
  constraint campaign_to_tell_pk primary key (id)
);
