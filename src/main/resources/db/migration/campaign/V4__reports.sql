-- What an organization tells those above of a campaign: asked for, submitted, returned, accepted.
create table campaign_report (
  id              bigint        not null,
  recorded_at     datetime(6)   not null,
  superseded_at   datetime(6)   null,
  version_of      bigint        null,
  campaign_id     bigint        not null,
  organization_id bigint        not null,
  title           varchar(200)  not null,
  as_of           date          not null,
  due_on          date          not null,
  state           varchar(12)   not null,
  step_on         date          null,
  submitted_on    date          null,
  submitted_by    varchar(200)  null,
  accepted_on     date          null,
  note            varchar(2000) null,
  reason          varchar(500)  null,
  constraint campaign_report_pk primary key (id),
  constraint campaign_report_ck check (as_of <= due_on and (state = 'OPEN' or submitted_on is not null) and (state = 'ACCEPTED') = (accepted_on is not null))
);
create index campaign_report_campaign_ix on campaign_report (campaign_id, as_of);
create index campaign_report_organization_ix on campaign_report (organization_id, id);
create index campaign_report_due_ix on campaign_report (due_on, id);

-- What it said when it was accepted; appended, and never edited. Amounts as in campaign_target.
create table campaign_report_figure (
  id              bigint      not null,
  recorded_at     datetime(6) not null,
  organization_id bigint      not null,
  report_id       bigint      not null,
  indicator       varchar(24) not null,
  amount          bigint      not null,
  base            bigint      null,
  amount_reached  bigint      null,
  constraint campaign_report_figure_pk primary key (id),
  constraint campaign_report_figure_uk unique (report_id, indicator)
);
