-- A unit keeps its identity, however often it is renamed or comes under another one: each row is a line of one unit, under
-- one name, kind and parent, and says when the unit itself began.
alter table organization_unit add column established_on date null;
update organization_unit set established_on = valid_from;
create index organization_unit_parent_ix on organization_unit (parent_id, unit_id);

-- Which association covers a unit.
create index organization_register_unit_ix on organization_register (unit_id, level);
