-- Ten times the members and contributions of a loaded sample (MySQL), with the totals and balances that the year review reads.
-- Only for measuring (review-cpu.mjs): mysql khuyenhoc < src/bench/tenfold.sql. Copies have no receipts, and no entries in the ledger.
create temporary table nine (n bigint);
insert into nine values (1), (2), (3), (4), (5), (6), (7), (8), (9);

-- Ids of today are near 0.9e18; a shift of 0.9e18 for each copy keeps them apart and below 2^63.
insert into organization_membership
  select m.id + n * 900000000000000000, m.recorded_at, m.superseded_at, m.version_of, m.person_id, m.organization_id, m.valid_from, m.valid_to, m.begun_by, m.ended_by, m.search_name, m.sort_name, m.birth_year
  from organization_membership m, nine;
update organization_membership_total set members = members * 10;

insert into fund_contribution
  (id, recorded_at, organization_id, donor_id, kind, amount, received_on, description, posted_on, reversal_of, reason, valued_by, currency, foreign_amount, rate, earmarked_for)
  select c.id + n * 900000000000000000, c.recorded_at, c.organization_id, c.donor_id, c.kind, c.amount, c.received_on, c.description, c.posted_on,
    c.reversal_of + n * 900000000000000000, c.reason, c.valued_by, c.currency, c.foreign_amount, c.rate, c.earmarked_for
  from fund_contribution c, nine;
update fund_contribution_total set raised = raised * 10, contributions = contributions * 10;
update fund_account a join (select organization_id, sum(amount) total from fund_contribution group by organization_id) c
  on c.organization_id = a.organization_id set a.balance = a.balance + c.total / 10 * 9;
analyze table organization_membership, fund_contribution;
