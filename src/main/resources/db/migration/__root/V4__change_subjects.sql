-- What is no organization, but is recorded in several rows, such as an administrative unit: the changes of all of them are found by it.
alter table change_record add column subject_id bigint null;
create index change_record_subject_ix on change_record (subject_id, id);
