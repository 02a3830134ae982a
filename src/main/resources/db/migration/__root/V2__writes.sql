-- What a change that is safe to send twice answered the first time; written with its effect, in one transaction.
create table idempotent_answer (
  caller          varchar(120)  not null /*! COLLATE utf8mb4_0900_as_cs */,
  operation       varchar(60)   not null,
  idempotency_key varchar(64)   not null /*! COLLATE utf8mb4_0900_as_cs */,
  input_hash      char(64)      not null,
  answer          varchar(4000) null,
  recorded_at     datetime(6)   not null,
  constraint idempotent_answer_pk primary key (caller, operation, idempotency_key)
);
create index idempotent_answer_recorded_ix on idempotent_answer (recorded_at);

-- Who changed what: one row for each statement of facts, in the transaction that writes them; never changed afterwards.
create table change_record (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  caller          varchar(120) not null,
  client          varchar(120) not null,
  operation       varchar(60)  not null,
  request_id      varchar(64)  null,
  entity          varchar(60)  not null,
  entity_id       bigint       null,
  organization_id bigint       null,
  row_count       int          not null,
  version         bigint       null,
  before_hash     char(64)     null,
  after_hash      char(64)     null,
  constraint change_record_pk primary key (id)
);
create index change_record_entity_ix on change_record (entity_id, id);
create index change_record_organization_ix on change_record (organization_id, id);
