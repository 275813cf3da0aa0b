-- Whoever comes in through a role holds all that the role may do: not only the trust itself, every
-- item of a role remembers whom the role lets in by name, and who stood behind them at launch.
alter table review_item
    add column trusted_ids         text[]      not null default '{}',
    add column trusted_people      text[]      not null default '{}';
update review_item
    set trusted_ids = array[trusted_id],
        trusted_people = array_remove(array[trusted_person_id], null)
    where trusted_id is not null;
alter table review_item
    drop column trusted_id,
    drop column trusted_person_id;
