-- When readings of a kind were made in an account and region: between two of them nothing is known.
create table inventory_moment (
    account_id text collate "C" not null,
    region text collate "C" not null,
    kind text collate "C" not null,
    observed_at timestamptz not null,
    finished_at timestamptz not null,
    complete boolean not null,
    reading_id uuid not null,
    constraint inventory_moment_pk primary key (account_id, region, kind, observed_at)
);

-- What things were like, and from when to when: a row holds from the reading that first showed the state to the
-- reading that showed another, or nothing.
create table inventory_state (
    account_id text collate "C" not null,
    region text collate "C" not null,
    kind text collate "C" not null,
    type text collate "C" not null,
    subject_id text collate "C" not null,
    name text not null,
    state text not null,
    state_sha256 text collate "C" not null,
    valid_from timestamptz not null,
    valid_to timestamptz,
    constraint inventory_state_pk primary key (account_id, region, kind, type, subject_id, valid_from),
    constraint inventory_state_order_check check (valid_to is null or valid_from < valid_to)
);

create index inventory_state_from_idx on inventory_state (valid_from);
create index inventory_state_to_idx on inventory_state (valid_to) where valid_to is not null;
create index inventory_state_present_idx on inventory_state (account_id, region, kind) where valid_to is null;
