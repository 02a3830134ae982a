-- Whether a claim holds against all bodies and forms, as it does from this release on: an earlier one claimed a merit with its form and its body.
-- What stands is claimed anew when the application starts, because the hash is not of SQL's making; what was given twice before stays.
alter table recognition_commendation_claim add column every_body boolean default false not null;
