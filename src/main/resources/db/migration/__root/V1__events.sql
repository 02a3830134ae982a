-- Spring Modulith's publication registry (its names, in its capitals), with a payload that is wide
-- enough and the index on status that the stock schema lacks.
create table EVENT_PUBLICATION (
  ID                     varchar(36)    not null,
  LISTENER_ID            varchar(512)   not null,
  EVENT_TYPE             varchar(512)   not null,
  SERIALIZED_EVENT       varchar(8000)  not null,
  PUBLICATION_DATE       timestamp(6)   not null,
  COMPLETION_DATE        timestamp(6)   null,
  STATUS                 varchar(20),
  COMPLETION_ATTEMPTS    int,
  LAST_RESUBMISSION_DATE timestamp(6)   null,
  constraint event_publication_pk primary key (ID)
);
create index event_publication_status_ix on EVENT_PUBLICATION (STATUS, PUBLICATION_DATE);
create index event_publication_completion_ix on EVENT_PUBLICATION (COMPLETION_DATE);

-- The first statement of a listener's transaction: a second delivery of one event finds its row and does nothing.
create table processed_event (
  listener     varchar(120) not null,
  event_id     bigint       not null,
  processed_at datetime(6)  not null,
  constraint processed_event_pk primary key (listener, event_id)
);
