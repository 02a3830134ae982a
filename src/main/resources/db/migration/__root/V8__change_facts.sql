-- Which facts an act changed that changed several of one kind: the changes of each are found by it. Of one alone change_record says it itself.
create table change_fact (
  fact_id   bigint not null,
  change_id bigint not null,
  constraint change_fact_pk primary key (fact_id, change_id)
);
create index change_record_recorded_ix on change_record (recorded_at);
create index change_record_request_ix on change_record (request_id);
create index change_record_client_ix on change_record (client, id);
