-- Names change, what they name stays: principals and groups are found again by their unique ids, and an
-- item remembers those of whom and of what it was at launch. A removal is judged by them.
alter table principal add column unique_id text;
create index principal_unique_ix on principal (unique_id) where unique_id is not null;
alter table principal_group add column unique_id text;
create index principal_group_unique_ix on principal_group (unique_id) where unique_id is not null;

alter table review_item
    add column principal_unique_id text,
    add column reference_unique_id text;
alter table remediation
    add column principal_unique_id text,
    add column reference_unique_id text;
