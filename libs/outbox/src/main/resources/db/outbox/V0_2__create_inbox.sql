-- The broker delivers at least once. A consumer remembers here, in the transaction of its effect,
-- which events it has dealt with, so that a second delivery changes nothing.
create table inbox (
    consumer text not null,
    event_id uuid not null,
    claimed_at timestamptz not null default clock_timestamp(),
    constraint inbox_pk primary key (consumer, event_id)
);

create index inbox_claimed_at on inbox (claimed_at);
