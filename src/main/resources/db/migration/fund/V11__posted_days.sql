-- The day in whose year a round counts stands with the round: its list and its figures ask for the same year. Rounds that are
-- not paid have none. Who ever had a hand in a round is found by its versions.
alter table fund_grant add column posted_on date null;
update fund_grant set posted_on = (select paid.paid_on from fund_grant_payment paid where paid.grant_id = fund_grant.id and paid.reversal_of is null)
  where version_of is null;
create index fund_grant_version_ix on fund_grant (version_of);
