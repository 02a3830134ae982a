-- On whose behalf an event was published, written in the publisher's transaction; what its listeners change is recorded under the same. Kept, as the record of changes is.
create table event_cause (
  event_id   bigint       not null,
  caller     varchar(120) not null,
  client     varchar(120) not null,
  operation  varchar(60)  not null,
  request_id varchar(64)  null,
  constraint event_cause_pk primary key (event_id)
);
