-- With all that says whether somebody was a member on a day, and how it ended: whoever is counted is not looked up besides.
alter table organization_membership drop index organization_membership_from_ix;
create index organization_membership_from_ix on organization_membership (valid_from, organization_id, valid_to, superseded_at, ended_by);
