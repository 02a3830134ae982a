-- Money that goes from one fund to another: prepared by one side, confirmed by the other; only then it moves. With `entire`, all
-- that the fund holds by then goes, as when its organization has ended; `amount` is then what went.
create table fund_transfer (
  id                 bigint       not null,
  recorded_at        datetime(6)  not null,
  superseded_at      datetime(6)  null,
  version_of         bigint       null,
  organization_id    bigint       not null,
  to_organization_id bigint       not null,
  entire             boolean      not null,
  amount             bigint       null,
  transferred_on     date         not null,
  posted_on          date         null,
  cause              varchar(12)  not null,
  reason             varchar(200) null,
  state              varchar(12)  not null,
  prepared_by        varchar(120) not null,
  confirmed_by       varchar(120) null,
  confirmed_at       datetime(6)  null,
  constraint fund_transfer_pk primary key (id),
  constraint fund_transfer_ck check (amount is null or amount > 0)
);
create index fund_transfer_from_ix on fund_transfer (organization_id, id);
create index fund_transfer_to_ix on fund_transfer (to_organization_id, id);
