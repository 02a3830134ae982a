-- Indexes that are built when the sample is loaded: a row, while an index of the largest tables is missing.
create table sample_postponed_index (
  name       varchar(100) not null,
  definition varchar(1000) not null,
  constraint sample_postponed_index_pk primary key (name)
);
