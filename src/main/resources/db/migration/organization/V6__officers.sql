-- Who holds which office of an organization from when until when; `congress` is the term of the congress that elected
-- them, such as 2020-2025. Terms stay with the organization: nobody takes an office along into a successor; `meant_to` is
-- how long somebody was to serve, and `valid_to` is earlier where the organization ended first.
create table organization_officer (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  organization_id bigint      not null,
  person_id       bigint      not null,
  position        varchar(20) not null,
  congress        varchar(9)  null,
  valid_from      date        not null,
  valid_to        date        not null,
  meant_to        date        not null,
  constraint organization_officer_pk primary key (id),
  constraint organization_officer_ck check (valid_from < valid_to)
);
create index organization_officer_organization_ix on organization_officer (organization_id, id);
create index organization_officer_person_ix on organization_officer (person_id);
create index organization_officer_to_ix on organization_officer (valid_to);

-- What became of a proposal; the organization that it was established as, or why it was refused.
alter table organization_proposal add column decided_on date null;
alter table organization_proposal add column organization_id bigint null;
alter table organization_proposal add column reason varchar(500) null;
