-- People whom the list of memberships does not tell: those whom an organization without a roster reported by their number
-- alone (`reported`), and those listed more than once below an organization (`doubled`), who count there once less.
create table organization_tally (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  organization_id bigint      not null,
  person_id       bigint      null,
  reported        bigint      not null,
  doubled         bigint      not null,
  valid_from      date        not null,
  valid_to        date        not null,
  ended_by        varchar(12) null,
  constraint organization_tally_pk primary key (id),
  constraint organization_tally_ck check (valid_from < valid_to and reported >= 0 and doubled >= 0)
);
create index organization_tally_organization_ix on organization_tally (organization_id, id);
create index organization_tally_person_ix on organization_tally (person_id);
create index organization_tally_from_ix on organization_tally (valid_from);
create index organization_tally_to_ix on organization_tally (valid_to);

create table organization_tally_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  reported        bigint   not null,
  doubled         bigint   not null,
  constraint organization_tally_total_pk primary key (organization_id, in_month, slot)
);

create index organization_membership_person_ix on organization_membership (person_id);
