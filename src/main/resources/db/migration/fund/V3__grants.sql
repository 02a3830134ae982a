-- A round of spending is drafted, approved, paid and acknowledged; what left the fund by it, or came back, is appended
-- to a table of its own and never edited.

create table fund_grant_payment (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  grant_id        bigint      not null,
  organization_id bigint      not null,
  purpose         varchar(16) not null,
  paid_on         date        not null,
  turns           bigint      not null,
  amount          bigint      not null,
  reversal_of     bigint      null,
  constraint fund_grant_payment_pk primary key (id),
  constraint fund_grant_payment_uk unique (reversal_of),
  constraint fund_grant_payment_ck check ((reversal_of is null and amount > 0 and turns > 0) or (reversal_of is not null and amount < 0 and turns < 0))
);
create index fund_grant_payment_grant_ix on fund_grant_payment (grant_id);
create index fund_grant_payment_paid_ix on fund_grant_payment (paid_on, organization_id);

-- Rounds of earlier releases were paid when they were entered.
insert into fund_grant_payment (id, recorded_at, grant_id, organization_id, purpose, paid_on, turns, amount, reversal_of)
  select id, recorded_at, id, organization_id, purpose, paid_on, turns, amount, null from fund_grant;

-- `paid_on` of a round that is not paid yet is the day planned for it. `listed` rounds have a list of recipients, of which
-- turns and amount are the sums; of others they are as given.
alter table fund_grant drop constraint fund_grant_ck;
alter table fund_grant add column superseded_at   datetime(6)  null;
alter table fund_grant add column version_of      bigint       null;
alter table fund_grant add column state           varchar(16)  default 'PAID' not null;
alter table fund_grant add column listed          boolean      default false not null;
alter table fund_grant add column entered_by      varchar(200) null;
alter table fund_grant add column edited_by       varchar(200) null;
alter table fund_grant add column approved_by     varchar(200) null;
alter table fund_grant add column approved_on     date         null;
alter table fund_grant add column acknowledged_on date         null;
alter table fund_grant add column ended_on        date         null;
alter table fund_grant add column reason          varchar(500) null;
alter table fund_grant add constraint fund_grant_state_ck check (amount >= 0 and turns >= 0
  and (state in ('DRAFT', 'CANCELLED') or (amount > 0 and turns > 0)) and (state not in ('REVERSED', 'CANCELLED') or ended_on is not null));
create index fund_grant_number_ix on fund_grant (organization_id, decision_number);

create table fund_recipient (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  full_name     varchar(160) not null,
  search_name   varchar(160) /*! COLLATE utf8mb4_0900_bin */ not null,
  birth_date    date         null,
  birth_year    int          null,
  school        varchar(200) null,
  guardian      varchar(160) null,
  constraint fund_recipient_pk primary key (id)
);
create index fund_recipient_name_ix on fund_recipient (search_name);

-- `counts` is 1 while the recipient stands in the round's list, and null once they were taken off it.
create table fund_grant_recipient (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  organization_id bigint      not null,
  grant_id        bigint      not null,
  recipient_id    bigint      not null,
  counts          int         null,
  amount          bigint      not null,
  constraint fund_grant_recipient_pk primary key (id),
  constraint fund_grant_recipient_uk unique (grant_id, recipient_id, counts),
  constraint fund_grant_recipient_ck check (amount > 0)
);
create index fund_grant_recipient_recipient_ix on fund_grant_recipient (recipient_id);
