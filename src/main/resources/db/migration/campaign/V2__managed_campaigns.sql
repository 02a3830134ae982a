-- A campaign is run by an organization (none of a national one, or in older books), may be a part of another one, and a movement goes through rounds.
alter table campaign_campaign add column organization_id bigint      null;
alter table campaign_campaign add column parent_id       bigint      null;
alter table campaign_campaign add column state           varchar(12) null;
alter table campaign_campaign add column step_on         date        null;
update campaign_campaign set state = 'LAUNCHED', step_on = valid_from where kind = 'MOVEMENT';
alter table campaign_campaign add constraint campaign_campaign_state_ck check ((kind = 'MOVEMENT') = (state is not null));
create index campaign_campaign_organization_ix on campaign_campaign (organization_id, id);
create index campaign_campaign_parent_ix on campaign_campaign (parent_id, id);
create index campaign_participation_campaign_ix on campaign_participation (campaign_id, id);

-- What was done with a movement, on which day and by whom; appended.
create table campaign_round (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  organization_id bigint       null,
  campaign_id     bigint       not null,
  state           varchar(12)  not null,
  on_day          date         not null,
  taken_by        varchar(200) not null,
  constraint campaign_round_pk primary key (id)
);
create index campaign_round_campaign_ix on campaign_round (campaign_id, id);

create table campaign_activity (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  campaign_id     bigint       not null,
  kind            varchar(16)  not null,
  title           varchar(200) not null,
  place           varchar(200) not null,
  starts_on       date         not null,
  ends_on         date         not null,
  turnout         int          null,
  constraint campaign_activity_pk primary key (id),
  constraint campaign_activity_ck check (starts_on <= ends_on and (turnout is null or turnout >= 0))
);
create index campaign_activity_campaign_ix on campaign_activity (campaign_id, id);
create index campaign_activity_organization_ix on campaign_activity (organization_id, id);
create index campaign_activity_starts_ix on campaign_activity (starts_on, id);
