-- How often the tree was changed: what is worked out from all of it is remembered until then. Kept in the row that every change locks first.
alter table organization_tree_guard add column changes bigint not null default 0;
