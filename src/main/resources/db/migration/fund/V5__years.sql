-- The years of a fund that are closed, and of those the ones that were disclosed; a year without a row is open.
create table fund_year (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  superseded_at   datetime(6)  null,
  version_of      bigint       null,
  organization_id bigint       not null,
  in_year         int          not null,
  state           varchar(16)  not null,
  closed_on       date         not null,
  disclosed_on    date         null,
  note            varchar(200) null,
  constraint fund_year_pk primary key (id),
  constraint fund_year_uk unique (organization_id, in_year, recorded_at),
  constraint fund_year_ck check (state in ('CLOSED', 'DISCLOSED') and (disclosed_on is null) = (state = 'CLOSED'))
);
create index fund_year_year_ix on fund_year (in_year, organization_id);

-- The last year of a fund that is closed: nothing is posted into it, or into one before it. Whoever posts has locked the row.
alter table fund_account add column closed_year int null;
