-- What donors promised. A pledge is no money: it stands in no ledger and no total. What has come in of it is not written here either, but added
-- up from the contributions that fulfil it. `goods` are described and valued; without them it is money. `wording` and what follows it are
-- the terms on which the donor will give.
create table fund_pledge (
  id                  bigint       not null,
  recorded_at         datetime(6)  not null,
  superseded_at       datetime(6)  null,
  version_of          bigint       null,
  organization_id     bigint       not null,
  donor_id            bigint       not null,
  amount              bigint       not null,
  goods               varchar(200) null,
  valued_by           varchar(200) null,
  pledged_on          date         not null,
  due_on              date         null,
  note                varchar(500) null,
  wording             varchar(200) null,
  purpose             varchar(16)  null,
  for_organization_id bigint       null,
  campaign_id         bigint       null,
  cancelled_on        date         null,
  reason              varchar(500) null,
  constraint fund_pledge_pk primary key (id),
  constraint fund_pledge_ck check (amount > 0 and (due_on is null or due_on >= pledged_on) and (goods is null) = (valued_by is null)
    and (cancelled_on is null) = (reason is null))
);
create index fund_pledge_organization_ix on fund_pledge (organization_id, id);
create index fund_pledge_donor_ix on fund_pledge (donor_id);

-- People for whom alone it is promised; personal data.
create table fund_pledge_person (
  id          bigint       not null,
  recorded_at datetime(6)  not null,
  pledge_id   bigint       not null,
  full_name   varchar(160) not null,
  constraint fund_pledge_person_pk primary key (id)
);
create index fund_pledge_person_pledge_ix on fund_pledge_person (pledge_id);

-- Which contribution fulfils which pledge, in whole or part; apart from the contributions, which are never edited.
create table fund_fulfilment (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  organization_id bigint      not null,
  pledge_id       bigint      not null,
  contribution_id bigint      not null,
  constraint fund_fulfilment_pk primary key (id),
  constraint fund_fulfilment_uk unique (contribution_id)
);
create index fund_fulfilment_pledge_ix on fund_fulfilment (pledge_id, contribution_id);
