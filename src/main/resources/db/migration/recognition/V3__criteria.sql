-- By what a title is judged. A sheet is drafted, and from the day on which it is adopted never changed, but for the day on which it ends.
-- `organization_id` is 0 for national sheets: no id is, and unique keys ignore nulls.

create table recognition_criteria_line (
  kind            varchar(20) not null,
  programme       varchar(20) not null,
  organization_id bigint      not null,
  editions        int         not null,
  constraint recognition_criteria_line_pk primary key (kind, programme, organization_id)
);

create table recognition_criteria_sheet (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  kind            varchar(20)  not null,
  programme       varchar(20)  not null,
  organization_id bigint       not null,
  edition         int          not null,
  code            varchar(40)  not null,
  name            varchar(200) not null,
  source_number   varchar(60)  not null,
  source_on       date         not null,
  source_issuer   varchar(200) not null,
  total           int          not null,
  threshold       int          not null,
  drafted_on      date         not null,
  valid_from      date         null,
  valid_to        date         null,
  replaced_by     bigint       null,
  constraint recognition_criteria_sheet_pk primary key (id),
  constraint recognition_criteria_sheet_uk unique (kind, programme, organization_id, edition, recorded_at),
  constraint recognition_criteria_sheet_ck check (threshold <= total and (valid_from is null or (valid_from < valid_to and source_on <= valid_from)))
);

create table recognition_criteria_section (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  sheet_id      bigint       not null,
  place         int          not null,
  title         varchar(200) not null,
  minimum       int          null,
  constraint recognition_criteria_section_pk primary key (id),
  constraint recognition_criteria_section_uk unique (sheet_id, place, recorded_at)
);

create table recognition_criterion (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  sheet_id      bigint       not null,
  section_place int          not null,
  place         int          not null,
  wording       varchar(500) not null,
  maximum       int          not null,
  veto          boolean      not null,
  evidence      varchar(500) null,
  constraint recognition_criterion_pk primary key (id),
  constraint recognition_criterion_uk unique (sheet_id, section_place, place, recorded_at),
  constraint recognition_criterion_ck check (maximum > 0 or (maximum = 0 and veto))
);
