-- What listeners have done leaves the table of what is still to do (Modulith's names, in its capitals), and is thrown away some time later.
create table EVENT_PUBLICATION_ARCHIVE (
  ID                     varchar(36)    not null,
  LISTENER_ID            varchar(512)   not null,
  EVENT_TYPE             varchar(512)   not null,
  SERIALIZED_EVENT       varchar(8000)  not null,
  PUBLICATION_DATE       timestamp(6)   not null,
  COMPLETION_DATE        timestamp(6)   null,
  STATUS                 varchar(20),
  COMPLETION_ATTEMPTS    int,
  LAST_RESUBMISSION_DATE timestamp(6)   null,
  constraint event_publication_archive_pk primary key (ID)
);
create index event_publication_archive_completion_ix on EVENT_PUBLICATION_ARCHIVE (COMPLETION_DATE);
insert into EVENT_PUBLICATION_ARCHIVE (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_DATE, STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE)
  select ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, PUBLICATION_DATE, COMPLETION_DATE, 'COMPLETED', COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE
    from EVENT_PUBLICATION where COMPLETION_DATE is not null;
delete from EVENT_PUBLICATION where COMPLETION_DATE is not null;
update EVENT_PUBLICATION set LAST_RESUBMISSION_DATE = PUBLICATION_DATE where LAST_RESUBMISSION_DATE is null;

-- An event that a listener could not act on, however often it was tried. state: PARKED, RETRIED, DISCARDED.
create table parked_event (
  id            bigint        not null,
  recorded_at   datetime(6)   not null,
  superseded_at datetime(6)   null,
  version_of    bigint        null,
  publication   varchar(36)   not null,
  listener      varchar(512)  not null,
  event_type    varchar(512)  not null,
  payload       varchar(8000) not null,
  published_at  datetime(6)   not null,
  parked_at     datetime(6)   not null,
  attempts      int           not null,
  state         varchar(12)   not null,
  reason        varchar(200)  null,
  constraint parked_event_pk primary key (id)
);
create index parked_event_state_ix on parked_event (state);

-- Of several replicas one resubmits (ShedLock's names).
create table shedlock (
  name       varchar(64)  not null,
  lock_until timestamp(3) not null,
  locked_at  timestamp(3) not null,
  locked_by  varchar(255) not null,
  constraint shedlock_pk primary key (name)
);
