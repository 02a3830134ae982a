-- For which year somebody was recognised: that of the case, also where the decision came a year later; else that of the decision.
alter table recognition_title add column title_year int null;
update recognition_title set title_year = coalesce(
  (select max(c.title_year) from recognition_title_case c where c.title_id = coalesce(recognition_title.version_of, recognition_title.id) and c.superseded_at is null), year(valid_from));
alter table recognition_title modify column title_year int not null;

-- Whether a report of those that could register ended because it was withdrawn, and not because another took its place: it does not stand again when the other goes.
alter table recognition_eligible add column withdrawn boolean default false not null;
