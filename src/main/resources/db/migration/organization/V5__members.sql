-- People whom the list of memberships does not tell: those whom an organization without a roster reported by their number
-- alone (`reported`), and those listed more than once below an organization (`doubled`), who count there once less.
create table organization_tally (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  superseded_at   datetime(6) null,
  version_of      bigint      null,
  organization_id bigint      not null,
  person_id       bigint      null,
  reported        bigint      not null,
  doubled         bigint      not null,
  valid_from      date        not null,
  valid_to        date        not null,
  ended_by        varchar(12) null,
  constraint organization_tally_pk primary key (id),
  constraint organization_tally_ck check (valid_from < valid_to and reported >= 0 and doubled >= 0)
);
create index organization_tally_organization_ix on organization_tally (organization_id, id);
create index organization_tally_person_ix on organization_tally (person_id);
create index organization_tally_from_ix on organization_tally (valid_from);
create index organization_tally_to_ix on organization_tally (valid_to);

create table organization_tally_total (
  organization_id bigint   not null,
  in_month        int      not null,
  slot            smallint not null,
  reported        bigint   not null,
  doubled         bigint   not null,
  constraint organization_tally_total_pk primary key (organization_id, in_month, slot)
);

create index organization_membership_person_ix on organization_membership (person_id);

-- The name in small letters without marks: names are searched by it, and found again when a spreadsheet names them. Not indexed:
-- names come in no order, and a first start wrote the pages of such an index three times over (639 MB instead of 208 on H2).
alter table organization_person add column search_name varchar(160) /*! COLLATE utf8mb4_0900_bin */ null;
update organization_person set search_name =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(full_name), 'à', 'a'), 'á', 'a'), 'ả', 'a'), 'ã', 'a'), 'ạ', 'a'), 'ă', 'a'), 'ằ', 'a'), 'ắ', 'a'), 'ẳ', 'a'), 'ẵ', 'a'), 'ặ', 'a'), 'â', 'a'), 'ầ', 'a'), 'ấ', 'a'), 'ẩ', 'a'), 'ẫ', 'a'), 'ậ', 'a'), 'đ', 'd'), 'è', 'e'), 'é', 'e'), 'ẻ', 'e'), 'ẽ', 'e'), 'ẹ', 'e'), 'ê', 'e'), 'ề', 'e'), 'ế', 'e'), 'ể', 'e'), 'ễ', 'e'), 'ệ', 'e'), 'ì', 'i'), 'í', 'i'), 'ỉ', 'i'), 'ĩ', 'i'), 'ị', 'i'), 'ò', 'o'), 'ó', 'o'), 'ỏ', 'o'), 'õ', 'o'), 'ọ', 'o'), 'ô', 'o'), 'ồ', 'o'), 'ố', 'o'), 'ổ', 'o'), 'ỗ', 'o'), 'ộ', 'o'), 'ơ', 'o'), 'ờ', 'o'), 'ớ', 'o'), 'ở', 'o'), 'ỡ', 'o'), 'ợ', 'o'), 'ù', 'u'), 'ú', 'u'), 'ủ', 'u'), 'ũ', 'u'), 'ụ', 'u'), 'ư', 'u'), 'ừ', 'u'), 'ứ', 'u'), 'ử', 'u'), 'ữ', 'u'), 'ự', 'u'), 'ỳ', 'y'), 'ý', 'y'), 'ỷ', 'y'), 'ỹ', 'y'), 'ỵ', 'y');
