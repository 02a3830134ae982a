-- Who is nominated for a commendation when a movement is closed: of which level, in what form, for what, and for how many targets reached (null: all).
alter table campaign_campaign add column reward_level   varchar(16)  null;
alter table campaign_campaign add column reward_form    varchar(32)  null;
alter table campaign_campaign add column reward_reason  varchar(400) null;
alter table campaign_campaign add column reward_targets int          null;
alter table campaign_campaign add constraint campaign_campaign_reward_ck check ((reward_level is null) = (reward_form is null)
  and (reward_level is null) = (reward_reason is null) and (reward_targets is null or reward_level is not null));
