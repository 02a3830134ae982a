-- Money is whole VND. What was received or paid is appended and never edited: such a row has the day
-- on which it happened and `recorded_at`, and a mistake will be corrected by a reversal of its own.

create table fund_account (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  organization_id bigint      not null,
  opened_on       date        not null,
  closed_on       date        null,
  balance         bigint      not null,
  constraint fund_account_pk primary key (id),
  constraint fund_account_uk unique (organization_id),
  constraint fund_account_ck check (balance >= 0)
);

create table fund_donor (
  id            bigint       not null,
  recorded_at   datetime(6)  not null,
  superseded_at datetime(6)  null,
  version_of    bigint       null,
  kind          varchar(16)  not null,
  name          varchar(200) not null,
  anonymous     boolean      not null,
  constraint fund_donor_pk primary key (id)
);

create table fund_contribution (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  organization_id bigint       not null,
  donor_id        bigint       not null,
  kind            varchar(20)  not null,
  amount          bigint       not null,
  received_on     date         not null,
  description     varchar(200) null,
  constraint fund_contribution_pk primary key (id),
  constraint fund_contribution_ck check (amount > 0)
);
create index fund_contribution_organization_ix on fund_contribution (organization_id, id);
create index fund_contribution_received_ix on fund_contribution (received_on, organization_id);

create table fund_contribution_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  raised          bigint      not null,
  contributions   bigint      not null,
  constraint fund_contribution_total_pk primary key (organization_id, in_month, slot)
);

create table fund_grant (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  organization_id bigint       not null,
  purpose         varchar(16)  not null,
  title           varchar(200) not null,
  decision_number varchar(60)  not null,
  paid_on         date         not null,
  turns           bigint       not null,
  amount          bigint       not null,
  constraint fund_grant_pk primary key (id),
  constraint fund_grant_ck check (amount > 0 and turns > 0)
);
create index fund_grant_organization_ix on fund_grant (organization_id, id);
create index fund_grant_paid_ix on fund_grant (paid_on, organization_id);

create table fund_grant_total (
  organization_id bigint      not null,
  in_month        int         not null,
  slot            smallint    not null,
  purpose         varchar(16) not null,
  turns           bigint      not null,
  amount          bigint      not null,
  constraint fund_grant_total_pk primary key (organization_id, purpose, in_month, slot)
);
