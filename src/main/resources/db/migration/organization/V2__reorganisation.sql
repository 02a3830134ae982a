-- Rows to lock: one by who adds facts along the tree, all of them by who changes the tree.
create table organization_tree_guard (
  id int not null,
  constraint organization_tree_guard_pk primary key (id)
);
insert into organization_tree_guard (id) values (0), (1), (2), (3), (4), (5), (6), (7);

-- What was regrouped in the month under way.
create index organization_tree_from_ix on organization_tree (valid_from, ancestor_id);
create index organization_tree_to_ix on organization_tree (valid_to, ancestor_id);
