-- A learning centre keeps its identity, however often it is renamed or comes under another organization: each row is a
-- line of one centre, under one name and one organization, and says when the centre itself opened and closed.
alter table organization_centre add column centre_id bigint not null default 0;
alter table organization_centre add column opened_on date null;
alter table organization_centre add column closed_on date null;
update organization_centre set centre_id = coalesce(version_of, id), opened_on = valid_from;
create index organization_centre_centre_ix on organization_centre (centre_id, valid_from);

-- So does the term of somebody who works there.
alter table organization_centre_staff add column term_id bigint not null default 0;
alter table organization_centre_staff add column appointed_on date null;
alter table organization_centre_staff add column ended_on date null;
update organization_centre_staff set term_id = coalesce(version_of, id), appointed_on = valid_from;
create index organization_centre_staff_term_ix on organization_centre_staff (term_id, valid_from);

-- A class counts on the day on which it ended, for the organization that ran the centre on that day.
create table organization_centre_class (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  centre_id       bigint       not null,
  organization_id bigint       not null,
  topic           varchar(200) not null,
  held_from       date         not null,
  held_to         date         not null,
  learner_turns   bigint       not null,
  constraint organization_centre_class_pk primary key (id),
  constraint organization_centre_class_ck check (held_from <= held_to and learner_turns >= 0)
);
create index organization_centre_class_centre_ix on organization_centre_class (centre_id, id);
create index organization_centre_class_organization_ix on organization_centre_class (organization_id, held_to);
create index organization_centre_class_held_ix on organization_centre_class (held_to);

create table organization_centre_class_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  classes         bigint   not null,
  learner_turns   bigint   not null,
  constraint organization_centre_class_total_pk primary key (organization_id, in_month, slot)
);
