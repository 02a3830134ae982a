-- A fact is a row; `recorded_at` says when it was written as it is. When it is corrected, what it said before becomes
-- a row of its own, whose `version_of` names the fact and whose `superseded_at` is the moment of the correction (null:
-- what is known now). A fact holds on the days from `valid_from` up to, not including, `valid_to` (9999-12-31: not ended).

create table organization_unit (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  unit_id       bigint       not null,
  code          varchar(16)  not null /*! COLLATE utf8mb4_0900_as_cs */,
  name          varchar(160) not null /*! COLLATE utf8mb4_0900_as_cs */,
  level         varchar(12)  not null,
  kind          varchar(20)  not null,
  parent_id     bigint       null,
  valid_from    date         not null,
  valid_to      date         not null,
  constraint organization_unit_pk primary key (id),
  constraint organization_unit_uk unique (code, level, valid_from, recorded_at),
  constraint organization_unit_ck check (valid_from < valid_to)
);
create index organization_unit_unit_ix on organization_unit (unit_id, valid_from);

create table organization_population (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  unit_id       bigint       not null,
  counted_on    date         not null,
  inhabitants   bigint       not null,
  definition    varchar(200) not null,
  source        varchar(200) not null,
  constraint organization_population_pk primary key (id),
  constraint organization_population_uk unique (unit_id, counted_on, definition, recorded_at),
  constraint organization_population_ck check (inhabitants >= 0)
);

create table organization_register (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  code            varchar(32)  not null /*! COLLATE utf8mb4_0900_as_cs */,
  name            varchar(200) not null /*! COLLATE utf8mb4_0900_as_cs */,
  level           varchar(12)  not null,
  basis           varchar(16)  not null,
  parent_id       bigint       null,
  unit_id         bigint       not null,
  established_on  date         not null,
  valid_from      date         not null,
  valid_to        date         not null,
  ended_as        varchar(12)  null,
  constraint organization_register_pk primary key (id),
  constraint organization_register_ck check (valid_from < valid_to)
);
create index organization_register_organization_ix on organization_register (organization_id, valid_from);
create index organization_register_code_ix on organization_register (code, valid_from);
create index organization_register_parent_ix on organization_register (parent_id, organization_id);
create index organization_register_from_ix on organization_register (valid_from);
create index organization_register_to_ix on organization_register (valid_to);

create table organization_succession (
  id             bigint      not null,
  recorded_at    datetime(6) not null,
  superseded_at  datetime(6) null,
  version_of     bigint      null,
  predecessor_id bigint      not null,
  successor_id   bigint      not null,
  extent         varchar(8)  not null,
  effective_on   date        not null,
  constraint organization_succession_pk primary key (id),
  constraint organization_succession_uk unique (predecessor_id, successor_id, effective_on, recorded_at)
);
create index organization_succession_successor_ix on organization_succession (successor_id);

-- The tree as of a date: every organization under each of its ancestors and under itself (distance 0).
-- The one table other modules may join, through the named interface `organization :: tree`.
create table organization_tree (
  id             bigint      not null,
  ancestor_id    bigint      not null,
  descendant_id  bigint      not null,
  valid_from     date        not null,
  recorded_at    datetime(6) not null,
  superseded_at  datetime(6) null,
  version_of     bigint      null,
  valid_to       date        not null,
  distance       smallint    not null,
  ancestor_depth smallint    not null,
  constraint organization_tree_pk primary key (id)
);
create index organization_tree_descendant_ix on organization_tree (descendant_id, ancestor_id);
create index organization_tree_ancestor_ix on organization_tree (ancestor_id, descendant_id);

create table organization_register_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  organizations   bigint   not null,
  constraint organization_register_total_pk primary key (organization_id, in_month, slot)
);

create table organization_person (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  full_name     varchar(160) not null,
  birth_year    int          null,
  constraint organization_person_pk primary key (id)
);

create table organization_membership (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  person_id       bigint      not null,
  organization_id bigint      not null,
  valid_from      date        not null,
  valid_to        date        not null,
  begun_by        varchar(12) not null,
  ended_by        varchar(12) null,
  constraint organization_membership_pk primary key (id),
  constraint organization_membership_ck check (valid_from < valid_to)
);
create index organization_membership_organization_ix on organization_membership (organization_id, id);
create index organization_membership_from_ix on organization_membership (valid_from, organization_id);
create index organization_membership_to_ix on organization_membership (valid_to, organization_id);

create table organization_membership_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  members         bigint   not null,
  constraint organization_membership_total_pk primary key (organization_id, in_month, slot)
);

create table organization_centre (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  level           varchar(12)  not null,
  name            varchar(200) not null,
  valid_from      date         not null,
  valid_to        date         not null,
  ended_as        varchar(12)  null,
  constraint organization_centre_pk primary key (id),
  constraint organization_centre_ck check (valid_from < valid_to)
);
create index organization_centre_organization_ix on organization_centre (organization_id, id);
create index organization_centre_from_ix on organization_centre (valid_from);
create index organization_centre_to_ix on organization_centre (valid_to);

create table organization_centre_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  level           varchar(12) not null,
  centres         bigint      not null,
  constraint organization_centre_total_pk primary key (organization_id, level, in_month, slot)
);

create table organization_centre_staff (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  centre_id       bigint      not null,
  organization_id bigint      not null,
  person_id       bigint      not null,
  role            varchar(20) not null,
  valid_from      date        not null,
  valid_to        date        not null,
  ended_by        varchar(12) null,
  constraint organization_centre_staff_pk primary key (id),
  constraint organization_centre_staff_ck check (valid_from < valid_to)
);
create index organization_centre_staff_centre_ix on organization_centre_staff (centre_id, id);
create index organization_centre_staff_from_ix on organization_centre_staff (valid_from);
create index organization_centre_staff_to_ix on organization_centre_staff (valid_to);

create table organization_centre_staff_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  role            varchar(20) not null,
  staff           bigint      not null,
  constraint organization_centre_staff_total_pk primary key (organization_id, role, in_month, slot)
);
