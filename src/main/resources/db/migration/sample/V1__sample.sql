-- Which steps of the sample province have been loaded; a row commits together with what its step wrote.
create table sample_step (
  name      varchar(60) not null,
  loaded_at datetime(6) not null,
  constraint sample_step_pk primary key (name)
);
