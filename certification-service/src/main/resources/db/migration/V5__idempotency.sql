-- Answers to requests that start something, so that a repeated request starts nothing twice.
create table idempotency (
    caller              text        not null,
    key                 text        not null,
    fingerprint         text        not null,
    resource_id         uuid        not null,
    created_at          timestamptz not null,
    constraint idempotency_pk primary key (caller, key)
);
