-- With all that says whether somebody was a member on a day, how it began and ended, and when they were born: whoever is counted is not looked up besides.
alter table organization_membership drop index organization_membership_from_ix;
alter table organization_membership drop index organization_membership_to_ix;
create index organization_membership_from_ix
  on organization_membership (valid_from, organization_id, valid_to, superseded_at, ended_by, begun_by, birth_year);
create index organization_membership_to_ix
  on organization_membership (valid_to, organization_id, valid_from, superseded_at, ended_by, begun_by, birth_year);
