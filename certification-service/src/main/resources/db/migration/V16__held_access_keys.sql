-- Which access keys a principal holds: a removed key is sought with everybody in its account, and no
-- reading of all their documents finds it.
alter table principal add column access_key_ids text[] not null default '{}';
update principal set access_key_ids = array(
    select held ->> 'accessKeyId'
    from jsonb_array_elements(document::jsonb -> 'credentials' -> 'accessKeys') as held
    where held ->> 'accessKeyId' is not null);
create index principal_access_key_ix on principal using gin (access_key_ids);
