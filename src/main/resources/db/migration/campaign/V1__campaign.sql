-- The two times of every fact are as in the organization module's first migration.

create table campaign_campaign (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  kind          varchar(12)  not null,
  title         varchar(400) not null,
  reference     varchar(60)  null,
  issuer        varchar(200) not null,
  valid_from    date         not null,
  valid_to      date         not null,
  constraint campaign_campaign_pk primary key (id),
  constraint campaign_campaign_ck check (valid_from < valid_to)
);

create table campaign_participation (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  campaign_id     bigint      not null,
  organization_id bigint      not null,
  valid_from      date        not null,
  valid_to        date        not null,
  ended_by        varchar(12) null,
  constraint campaign_participation_pk primary key (id),
  constraint campaign_participation_ck check (valid_from < valid_to)
);
create index campaign_participation_organization_ix on campaign_participation (organization_id, campaign_id);
create index campaign_participation_from_ix on campaign_participation (valid_from);
create index campaign_participation_to_ix on campaign_participation (valid_to);

create table campaign_participation_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  campaign_id     bigint   not null,
  participants    bigint   not null,
  constraint campaign_participation_total_pk primary key (organization_id, campaign_id, in_month, slot)
);
