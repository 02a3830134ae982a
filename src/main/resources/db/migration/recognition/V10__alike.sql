-- Who bears the same name at the same address, wherever they are known, as a hash; and the organization at which they are: a commune's decision
-- names whom a board below it registered.
alter table recognition_title add column alike    varchar(64) null;
alter table recognition_title add column known_at bigint      null;
create index recognition_title_alike_ix on recognition_title (alike);
alter table recognition_title_case add column alike varchar(64) null;
create index recognition_title_case_alike_ix on recognition_title_case (alike);
