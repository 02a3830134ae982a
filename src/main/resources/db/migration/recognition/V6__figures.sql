-- How many could register for a title: what an organization reports of itself with all below it, until it reports again.
create table recognition_eligible (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  kind            varchar(20)  not null,
  eligible        bigint       not null,
  valid_from      date         not null,
  valid_to        date         not null,
  source          varchar(200) not null,
  constraint recognition_eligible_pk primary key (id),
  constraint recognition_eligible_ck check (valid_from < valid_to and eligible >= 0)
);
create index recognition_eligible_organization_ix on recognition_eligible (organization_id, id);
create index recognition_eligible_from_ix on recognition_eligible (valid_from);
create index recognition_eligible_to_ix on recognition_eligible (valid_to);

create table recognition_eligible_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  kind            varchar(20) not null,
  eligible        bigint      not null,
  constraint recognition_eligible_total_pk primary key (organization_id, kind, in_month, slot)
);

-- Whose row is locked by whoever reports: nobody else reports above or below meanwhile.
create table recognition_eligible_line (
  kind varchar(20) not null,
  constraint recognition_eligible_line_pk primary key (kind)
);
insert into recognition_eligible_line (kind) values ('LEARNING_FAMILY'), ('LEARNING_CLAN'), ('LEARNING_COMMUNITY'), ('LEARNING_UNIT'), ('LEARNING_CITIZEN');

-- Where and when a case was registered, whoever has it since: figures of that day stay what they were.
alter table recognition_title_case add column registered_at bigint null;
alter table recognition_title_case add column registered_on date   null;
update recognition_title_case set
  registered_at = coalesce((select s.organization_id from recognition_title_case_step s where s.id =
    (select min(f.id) from recognition_title_case_step f where f.case_id = coalesce(recognition_title_case.version_of, recognition_title_case.id))), organization_id),
  registered_on = coalesce((select min(s.on_day) from recognition_title_case_step s where s.case_id = coalesce(recognition_title_case.version_of, recognition_title_case.id)), step_on);
create index recognition_title_case_year_ix on recognition_title_case (title_year, registered_on);
