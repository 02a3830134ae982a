-- One decision of a number for each body and year: of two that come at the same moment the second waits here, and is refused.
create table recognition_decision_claim (
  organization_id bigint      not null,
  decided_year    int         not null,
  number          varchar(60) /*! COLLATE utf8mb4_0900_as_cs */ not null,
  recorded_at     datetime(6) not null,
  decision_id     bigint      not null,
  constraint recognition_decision_claim_pk primary key (organization_id, decided_year, number)
);
insert into recognition_decision_claim (organization_id, decided_year, number, recorded_at, decision_id)
  select organization_id, decided_year, min(number), min(recorded_at), min(id) from recognition_decision where superseded_at is null group by organization_id, decided_year, number;

-- Whose row is locked by whoever gives titles to subjects of the organization: nobody else does meanwhile.
create table recognition_holding_line (
  organization_id bigint not null,
  constraint recognition_holding_line_pk primary key (organization_id)
);

-- Why a title was taken back that has no case.
alter table recognition_title add column end_reason varchar(500) null;
create index recognition_title_case_title_ix on recognition_title_case (title_id);
