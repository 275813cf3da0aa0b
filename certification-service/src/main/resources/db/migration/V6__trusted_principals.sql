-- Who is let in by a trust under review: the principal the policy names, and the person behind it at
-- launch. It is that person's access, so they never decide about it.
alter table review_item
    add column trusted_id          text,
    add column trusted_person_id   text;
