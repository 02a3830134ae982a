-- Whom an organization knows goes to its heir, whoever recognised them.
create index recognition_title_known_ix on recognition_title (known_at);
