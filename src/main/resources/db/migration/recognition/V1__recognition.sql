-- The two times of every fact are as in the organization module's first migration.

create table recognition_decision (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  number          varchar(60)  not null,
  decided_on      date         not null,
  decided_year    int          not null,
  signer          varchar(160) not null,
  constraint recognition_decision_pk primary key (id),
  constraint recognition_decision_uk unique (organization_id, decided_year, number, recorded_at)
);

create table recognition_title (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  decision_id     bigint       not null,
  kind            varchar(20)  not null,
  holder          varchar(200) not null,
  valid_from      date         not null,
  valid_to        date         not null,
  ended_by        varchar(12)  null,
  constraint recognition_title_pk primary key (id),
  constraint recognition_title_ck check (valid_from < valid_to)
);
create index recognition_title_organization_ix on recognition_title (organization_id, id);
create index recognition_title_from_ix on recognition_title (valid_from, organization_id);
create index recognition_title_to_ix on recognition_title (valid_to, organization_id);

create table recognition_title_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  kind            varchar(20) not null,
  recognised      bigint      not null,
  constraint recognition_title_total_pk primary key (organization_id, kind, in_month, slot)
);

create table recognition_citizen_account (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  holder          varchar(160) not null,
  valid_from      date         not null,
  valid_to        date         not null,
  constraint recognition_citizen_account_pk primary key (id),
  constraint recognition_citizen_account_ck check (valid_from < valid_to)
);
create index recognition_citizen_account_organization_ix on recognition_citizen_account (organization_id, id);
create index recognition_citizen_account_from_ix on recognition_citizen_account (valid_from);
create index recognition_citizen_account_to_ix on recognition_citizen_account (valid_to);

create table recognition_citizen_account_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  accounts        bigint   not null,
  constraint recognition_citizen_account_total_pk primary key (organization_id, in_month, slot)
);

create table recognition_commendation (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  recipient_kind  varchar(12)  not null,
  recipient       varchar(200) not null,
  form            varchar(32)  not null,
  authority       varchar(200) not null,
  decision_number varchar(60)  not null,
  awarded_on      date         not null,
  reason          varchar(400) not null,
  constraint recognition_commendation_pk primary key (id)
);
create index recognition_commendation_organization_ix on recognition_commendation (organization_id, id);
create index recognition_commendation_awarded_ix on recognition_commendation (awarded_on);

create table recognition_commendation_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  recipient_kind  varchar(12) not null,
  awarded         bigint      not null,
  constraint recognition_commendation_total_pk primary key (organization_id, recipient_kind, in_month, slot)
);
