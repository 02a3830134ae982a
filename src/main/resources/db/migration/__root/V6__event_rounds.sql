-- What is to be brought again is looked for by how often and when it was tried; what was done lies elsewhere, so its index was only kept up.
create index event_publication_tried_ix on EVENT_PUBLICATION (STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE);
alter table EVENT_PUBLICATION drop index event_publication_status_ix;
alter table EVENT_PUBLICATION drop index event_publication_completion_ix;

-- The archive in the order in which it grows: by ids, which are random, each row of a million was read from and written to a page of its own.
create table EVENT_PUBLICATION_DONE (
  ID                     varchar(36)    not null,
  LISTENER_ID            varchar(512)   not null,
  EVENT_TYPE             varchar(512)   not null,
  SERIALIZED_EVENT       varchar(8000)  not null,
  PUBLICATION_DATE       timestamp(6)   not null,
  COMPLETION_DATE        timestamp(6)   not null,
  STATUS                 varchar(20),
  COMPLETION_ATTEMPTS    int,
  LAST_RESUBMISSION_DATE timestamp(6)   null,
  constraint event_publication_done_pk primary key (COMPLETION_DATE, ID)
);
insert into EVENT_PUBLICATION_DONE (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
  select ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, coalesce(COMPLETION_DATE, PUBLICATION_DATE), STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE
    from EVENT_PUBLICATION_ARCHIVE;
drop table EVENT_PUBLICATION_ARCHIVE;
alter table EVENT_PUBLICATION_DONE rename to EVENT_PUBLICATION_ARCHIVE;
