-- An answer may name each of the things that a bulk change made.
alter table idempotent_answer modify column answer varchar(12000) null;

-- A spreadsheet that somebody sent; nothing of it is applied until they ask for it.
-- state: READING, CHECKED, REFUSED, APPLYING, APPLIED; who works on it touches it, so that work that was cut off is noticed.
create table spreadsheet_import (
  id              bigint        not null,
  kind            varchar(40)   not null,
  file_name       varchar(200)  null,
  caller          varchar(120)  not null /*! COLLATE utf8mb4_0900_as_cs */,
  state           varchar(12)   not null,
  refusal         varchar(60)   null,
  refusal_details varchar(1000) null,
  rows_read       int           not null,
  bad_rows        int           not null,
  duplicate_rows  int           not null,
  created_at      datetime(6)   not null,
  touched_at      datetime(6)   not null,
  attempt         bigint        null,
  applied_at      datetime(6)   null,
  constraint spreadsheet_import_pk primary key (id)
);
create index spreadsheet_import_caller_ix on spreadsheet_import (caller, id);

-- Its rows, with what was found wrong in them; those that were applied are deleted, their facts say the same.
create table spreadsheet_import_row (
  id         bigint        not null,
  import_id  bigint        not null,
  sheet_row  int           not null,
  state      varchar(12)   not null,
  cells      varchar(6000) not null,
  problems   varchar(4000) null,
  constraint spreadsheet_import_row_pk primary key (id)
);
create index spreadsheet_import_row_import_ix on spreadsheet_import_row (import_id, id);
