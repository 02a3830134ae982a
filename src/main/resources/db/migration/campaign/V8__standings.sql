-- How far each target was when something changed for it, as it was worked out then; older news has none.
alter table campaign_news add column as_of    date          null;
alter table campaign_news add column baseline decimal(24,4) null;
alter table campaign_news add column figure   decimal(24,4) null;
alter table campaign_news add column base     bigint        null;
alter table campaign_news add column percent  decimal(24,4) null;
alter table campaign_news add column forecast decimal(24,4) null;
alter table campaign_news add column state    varchar(16)   null;
