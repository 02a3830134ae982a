-- A title from its registration to the decision. `organization_id` registered it; `holder_id` is the organization whose turn it is, and in the end decided.

alter table recognition_title add column address varchar(300) null;
-- Who holds it, as a hash: the same head at the same address is found without reading names.
alter table recognition_title add column subject varchar(64)  null;
create index recognition_title_subject_ix on recognition_title (subject);

create table recognition_title_case (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  holder_id       bigint       not null,
  kind            varchar(20)  not null,
  title_year      int          not null,
  name            varchar(160) not null,
  address         varchar(300) null,
  unit_kind       varchar(12)  null,
  subject         varchar(64)  not null,
  state           varchar(16)  not null,
  step_on         date         not null,
  registered_by   varchar(200) not null,
  reviewed_by     varchar(200) null,
  sheet_id        bigint       null,
  self_points     int          null,
  self_vetoes     int          null,
  points          int          null,
  vetoes          int          null,
  sufficient      boolean      null,
  decision_number varchar(60)  null,
  decided_on      date         null,
  signer          varchar(160) null,
  held_until      date         null,
  title_id        bigint       null,
  reason          varchar(500) null,
  constraint recognition_title_case_pk primary key (id),
  constraint recognition_title_case_ck check ((state not in ('RECOGNISED', 'REVOKED', 'RENEWED') or (title_id is not null and decision_number is not null))
    and (state not in ('REVIEWED', 'PROPOSED', 'RECOGNISED') or (points is not null and sheet_id is not null)))
);
create index recognition_title_case_holder_ix on recognition_title_case (holder_id, id);
create index recognition_title_case_organization_ix on recognition_title_case (organization_id, id);
create index recognition_title_case_subject_ix on recognition_title_case (subject);

-- One case for each subject, kind and year: a primary key over a hash, so that no name stands here.
create table recognition_title_case_claim (
  claim       varchar(64) not null,
  recorded_at datetime(6) not null,
  case_id     bigint      not null,
  constraint recognition_title_case_claim_pk primary key (claim)
);

-- What was given for a criterion, by the subject itself and by whoever reviewed.
create table recognition_title_score (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  case_id         bigint       not null,
  reviewed        boolean      not null,
  criterion       varchar(10)  not null,
  points          int          not null,
  failed          boolean      not null,
  evidence        varchar(500) null,
  constraint recognition_title_score_pk primary key (id),
  constraint recognition_title_score_ck check (points >= 0)
);
create index recognition_title_score_ix on recognition_title_score (case_id, id);

-- What was done with a case, on which day, at whose desk and by whom; appended.
create table recognition_title_case_step (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  organization_id bigint       not null,
  case_id         bigint       not null,
  state           varchar(16)  not null,
  on_day          date         not null,
  taken_by        varchar(200) not null,
  constraint recognition_title_case_step_pk primary key (id)
);
create index recognition_title_case_step_ix on recognition_title_case_step (case_id, id);
