-- What is to be brought again is looked for by how often and when it was tried; what was done lies elsewhere, so its index was only kept up.
create index event_publication_tried_ix on EVENT_PUBLICATION (STATUS, COMPLETION_ATTEMPTS, LAST_RESUBMISSION_DATE);
alter table EVENT_PUBLICATION drop index event_publication_status_ix;
alter table EVENT_PUBLICATION drop index event_publication_completion_ix;
