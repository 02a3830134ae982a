-- The year in which a member was born, beside the membership: it never changes, and statistics by decade of birth join nothing
-- (216,652 members on MySQL: 0.5 s of CPU joined, 0.15 alone).
alter table organization_membership add column birth_year int null;
update organization_membership set birth_year = (select organization_person.birth_year from organization_person where organization_person.id = organization_membership.person_id);
