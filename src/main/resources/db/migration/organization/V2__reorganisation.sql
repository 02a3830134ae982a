-- Rows to lock: one by who adds facts along the tree, all of them by who changes the tree.
create table organization_tree_guard (
  id int not null,
  constraint organization_tree_guard_pk primary key (id)
);
insert into organization_tree_guard (id) values (0), (1), (2), (3), (4), (5), (6), (7);

-- What was regrouped in the month under way.
create index organization_tree_from_ix on organization_tree (valid_from, ancestor_id);
create index organization_tree_to_ix on organization_tree (valid_to, ancestor_id);

-- An act that merges, splits or ends organizations and units on one day, by a decision.
create table organization_reorganisation (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  effective_on  date         not null,
  decision      varchar(200) not null,
  constraint organization_reorganisation_pk primary key (id)
);

-- Of a part, how large it is in hundredths of a percent; what the predecessor keeps is what its parts leave.
alter table organization_succession add column share int null;
alter table organization_succession add column reorganisation_id bigint null;
create index organization_succession_effective_ix on organization_succession (effective_on);

create table organization_unit_succession (
  id                bigint      not null,
  recorded_at       datetime(6) not null,
  superseded_at     datetime(6) null,
  version_of        bigint      null,
  predecessor_id    bigint      not null,
  successor_id      bigint      not null,
  extent            varchar(8)  not null,
  share             int         null,
  effective_on      date        not null,
  reorganisation_id bigint      not null,
  constraint organization_unit_succession_pk primary key (id),
  constraint organization_unit_succession_uk unique (predecessor_id, successor_id, effective_on, recorded_at)
);
create index organization_unit_succession_successor_ix on organization_unit_succession (successor_id);

-- An organization that somebody wants to found; it stands in no tree, and no fact can name it, until it is established.
create table organization_proposal (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  code            varchar(32)  not null /*! COLLATE utf8mb4_0900_as_cs */,
  name            varchar(200) not null /*! COLLATE utf8mb4_0900_as_cs */,
  level           varchar(12)  not null,
  basis           varchar(16)  not null,
  parent_id       bigint       not null,
  unit_id         bigint       not null,
  proposed_on     date         not null,
  outcome         varchar(12)  null,
  constraint organization_proposal_pk primary key (id)
);
create index organization_proposal_parent_ix on organization_proposal (parent_id, id);

create index organization_centre_staff_organization_ix on organization_centre_staff (organization_id, id);
