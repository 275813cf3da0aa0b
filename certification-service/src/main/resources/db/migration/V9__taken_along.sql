-- Whoever leaves a group loses everything that comes through it: what goes besides the item is said on
-- the item, as it stood at launch.
alter table review_item
    add column also_removes        text[]      not null default '{}';
