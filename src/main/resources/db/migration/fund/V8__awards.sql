-- Money that goes with a commendation: what a fund owes for it, and each attempt to pay it. `paid` is 1 where it was, and null where it could not be.

create table fund_award (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  organization_id bigint      not null,
  commendation_id bigint      not null,
  decision_number varchar(60) not null,
  awarded_on      date        not null,
  amount          bigint      not null,
  constraint fund_award_pk primary key (id),
  constraint fund_award_uk unique (commendation_id),
  constraint fund_award_ck check (amount > 0)
);
create index fund_award_organization_ix on fund_award (organization_id);

create table fund_award_attempt (
  id          bigint      not null,
  recorded_at datetime(6) not null,
  award_id    bigint      not null,
  paid        int         null,
  grant_id    bigint      null,
  refusal     varchar(60) null,
  detail      varchar(60) null,
  constraint fund_award_attempt_pk primary key (id),
  constraint fund_award_attempt_uk unique (award_id, paid),
  constraint fund_award_attempt_ck check ((paid = 1 and grant_id is not null and refusal is null) or (paid is null and grant_id is null and refusal is not null))
);
