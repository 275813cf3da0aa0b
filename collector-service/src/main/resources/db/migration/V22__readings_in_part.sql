-- What a reading in part showed, as `TYPE ID`: of everything else it says nothing, and what came before holds through
-- it. Of readings that were kept before this column, all that was known is taken for shown, as it was then.
alter table inventory_moment add column shown text[];

update inventory_moment m set shown = array(
    select s.type || ' ' || s.subject_id from inventory_state s
    where s.account_id = m.account_id and s.region = m.region and s.kind = m.kind
      and s.valid_from <= m.observed_at and (s.valid_to is null or s.valid_to > m.observed_at))
where not m.complete;

alter table inventory_moment
    add constraint inventory_moment_shown_check check (complete = (shown is null));

-- Kinds that are read once in an account are in no region; their readings bore that of the service's home.
update inventory_reading set region = ''
where kind like 'iam-%' or kind in ('organization', 'organization-policies', 's3-buckets');
