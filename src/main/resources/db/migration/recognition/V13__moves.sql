-- Whether a case went to another desk as it was, as at a merger: it was not assessed on that day.
alter table recognition_title_case_step add column moved boolean default false not null;
update recognition_title_case_step set moved = true where id in (select id from (
  select step.id from recognition_title_case_step step
    join recognition_title_case_step earlier on earlier.case_id = step.case_id and earlier.id < step.id
      and earlier.state = step.state and earlier.organization_id <> step.organization_id
  where step.state in ('REGISTERED', 'SELF_ASSESSED', 'REVIEWED', 'PROPOSED')
    and not exists (select 1 from recognition_title_case_step between_them
      where between_them.case_id = step.case_id and between_them.id > earlier.id and between_them.id < step.id)) moved_steps);
