-- A message that cannot be dealt with must neither stop its neighbours nor disappear. It is kept
-- here as it came, with the reason, until somebody replays it.
create table inbox_quarantine (
    quarantine_id bigint generated always as identity,
    consumer text not null,
    topic text not null,
    partition_number integer not null,
    record_offset bigint not null,
    key text,
    headers text not null,
    payload bytea not null,
    event_id uuid,
    type text,
    reason text not null,
    quarantined_at timestamptz not null default clock_timestamp(),
    replayed_at timestamptz,
    constraint inbox_quarantine_pk primary key (quarantine_id),
    constraint inbox_quarantine_record unique (consumer, topic, partition_number, record_offset)
);
