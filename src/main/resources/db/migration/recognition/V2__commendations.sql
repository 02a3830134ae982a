-- A commendation is nominated, verified, decided here or proposed to a higher body, and awarded; rows of earlier releases were awarded.
-- `organization_id` nominated it and it counts for; `holder_id` is the body at whose desk it lies, null in older books, where nobody knows.

alter table recognition_commendation modify column decision_number varchar(60) null;
alter table recognition_commendation modify column awarded_on date null;
alter table recognition_commendation add column state                     varchar(12)  default 'AWARDED' not null;
alter table recognition_commendation add column holder_id                 bigint       null;
alter table recognition_commendation add column outside                   boolean      default false not null;
alter table recognition_commendation add column recipient_organization_id bigint       null;
alter table recognition_commendation add column recipient_person_id       bigint       null;
alter table recognition_commendation add column address                   varchar(300) null;
alter table recognition_commendation add column merit_since               int          null;
alter table recognition_commendation add column merit_year                int          default 0 not null;
alter table recognition_commendation add column source                    varchar(80)  null;
alter table recognition_commendation add column nominated_by              varchar(200) null;
alter table recognition_commendation add column step_on                   date         null;
alter table recognition_commendation add column deciding_organization_id  bigint       null;
alter table recognition_commendation add column decided_on                date         null;
alter table recognition_commendation add column signer                    varchar(160) null;
alter table recognition_commendation add column amount                    bigint       null;
alter table recognition_commendation add column refusal_reason            varchar(500) null;
update recognition_commendation set merit_year = year(awarded_on);
alter table recognition_commendation add constraint recognition_commendation_ck check (
  (amount is null or amount > 0) and (state not in ('DECIDED', 'AWARDED') or decision_number is not null) and (state <> 'AWARDED' or awarded_on is not null));
create index recognition_commendation_holder_ix on recognition_commendation (holder_id, id);
create index recognition_commendation_recipient_ix on recognition_commendation (recipient_organization_id);
create index recognition_commendation_person_ix on recognition_commendation (recipient_person_id);

-- What was done with it, on which day, at whose desk and by whom; appended.
create table recognition_commendation_step (
  id               bigint       not null,
  recorded_at      datetime(6)  not null,
  organization_id  bigint       not null,
  commendation_id  bigint       not null,
  state            varchar(12)  not null,
  on_day           date         not null,
  taken_by         varchar(200) not null,
  constraint recognition_commendation_step_pk primary key (id)
);
create index recognition_commendation_step_ix on recognition_commendation_step (commendation_id, id);

-- What nobody else may be commended with: a merit with the form and the body, or a module's own draft. A hash, so that no name stands here.
create table recognition_commendation_claim (
  claim           varchar(64) not null,
  recorded_at     datetime(6) not null,
  commendation_id bigint      not null,
  of_merit        boolean     not null,
  constraint recognition_commendation_claim_pk primary key (claim)
);
create index recognition_commendation_claim_ix on recognition_commendation_claim (commendation_id);
