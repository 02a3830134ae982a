-- The ledger. An entry moves an amount from one account of a fund (credit) to another (debit), so that both sides are always equal;
-- entries are appended, never edited, and each bears a hash over itself and the entry before it in the same fund.
create table fund_entry (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  organization_id bigint      not null,
  place           int         not null,
  act_id          bigint      not null,
  debit           varchar(16) not null,
  credit          varchar(16) not null,
  amount          bigint      not null,
  happened_on     date        not null,
  posted_on       date        not null,
  earmark_id      bigint      null,
  reversal_of     bigint      null,
  hash            char(64) /*! CHARACTER SET ascii COLLATE ascii_bin */ not null,
  constraint fund_entry_pk primary key (id),
  constraint fund_entry_uk unique (organization_id, place),
  constraint fund_entry_reversal_uk unique (reversal_of),
  constraint fund_entry_ck check (amount > 0 and debit <> credit)
);
create index fund_entry_act_ix on fund_entry (act_id);
create index fund_entry_earmark_ix on fund_entry (earmark_id);

-- `balance` is all that a fund holds, `free_money` and `free_goods` what of it no donor has earmarked.
-- `entries` and `head` are the place and the hash of the last entry.
alter table fund_account add column free_money bigint default 0 not null;
alter table fund_account add column free_goods bigint default 0 not null;
alter table fund_account add column entries int default 0 not null;
alter table fund_account add column head char(64) /*! CHARACTER SET ascii COLLATE ascii_bin */ null;
update fund_account set free_money = balance;
alter table fund_account add constraint fund_account_free_ck check (free_money >= 0 and free_goods >= 0 and balance >= free_money + free_goods);

-- What a donor gave for something only. `left_amount` is what of it is not spent yet.
create table fund_earmark (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  organization_id bigint       not null,
  contribution_id bigint       not null,
  purpose         varchar(16)  null,
  for_organization_id bigint   null,
  campaign_id     bigint       null,
  wording         varchar(200) not null,
  amount          bigint       not null,
  left_amount     bigint       not null,
  constraint fund_earmark_pk primary key (id),
  constraint fund_earmark_uk unique (contribution_id),
  constraint fund_earmark_ck check (amount > 0 and left_amount >= 0 and left_amount <= amount)
);
create index fund_earmark_organization_ix on fund_earmark (organization_id, id);

-- People for whom alone an earmark is; personal data, kept apart from the ledger.
create table fund_earmark_person (
  id              bigint       not null,
  recorded_at     datetime(6)  not null,
  earmark_id      bigint       not null,
  full_name       varchar(160) not null,
  search_name     varchar(160) /*! COLLATE utf8mb4_0900_bin */ not null,
  constraint fund_earmark_person_pk primary key (id)
);
create index fund_earmark_person_earmark_ix on fund_earmark_person (earmark_id);

-- A contribution has a receipt, numbered without gaps in its fund and year; a reversal is a contribution of less than nothing that names the one it takes back.
alter table fund_contribution drop constraint fund_contribution_ck;
alter table fund_contribution add column posted_on date null;
alter table fund_contribution add column receipt_year int null;
alter table fund_contribution add column receipt int null;
alter table fund_contribution add column reversal_of bigint null;
alter table fund_contribution add column reason varchar(200) null;
alter table fund_contribution add column valued_by varchar(200) null;
alter table fund_contribution add column currency char(3) null;
alter table fund_contribution add column foreign_amount decimal(19, 4) null;
alter table fund_contribution add column rate decimal(19, 4) null;
update fund_contribution set posted_on = received_on;
alter table fund_contribution modify column posted_on date not null;
alter table fund_contribution add constraint fund_contribution_sign_ck check ((amount > 0 and reversal_of is null) or (amount < 0 and reversal_of is not null));
alter table fund_contribution add constraint fund_contribution_reversal_uk unique (reversal_of);
alter table fund_contribution add constraint fund_contribution_receipt_uk unique (organization_id, receipt_year, receipt);
create index fund_contribution_posted_ix on fund_contribution (posted_on, organization_id);
drop index fund_contribution_received_ix /*! on fund_contribution */;
create index fund_contribution_donor_ix on fund_contribution (donor_id);
