-- An event must be published exactly when the fact it tells is committed. So it is written here in
-- the same transaction as the fact; the relay publishes it afterwards and removes the row.
create table outbox (
    position bigint generated always as identity,
    transaction_id xid8 not null default pg_current_xact_id(),
    event_id uuid not null,
    topic text not null,
    key text not null,
    type text not null,
    source text not null,
    event_time timestamptz not null,
    data text not null,
    appended_at timestamptz not null default clock_timestamp(),
    constraint outbox_pk primary key (position)
);
