-- An account in the learning-citizen software, by its number there: registered, confirmed, closed.
alter table recognition_citizen_account add column code         varchar(60)  null;
alter table recognition_citizen_account add column confirmed_on date         null;
alter table recognition_citizen_account add column close_reason varchar(500) null;

create table recognition_citizen_account_claim (
  code        varchar(60) /*! COLLATE utf8mb4_0900_as_cs */ not null,
  recorded_at datetime(6) not null,
  account_id  bigint      not null,
  constraint recognition_citizen_account_claim_pk primary key (code)
);
