-- Rounds of collection and what people asked for; a slot of the schedule is planned once, whichever replica
-- comes first, and taken over when that replica dies.
create table collection_run (
    id uuid constraint collection_run_pk primary key,
    slot timestamptz constraint collection_run_slot_key unique,
    requested_by text not null,
    requested_at timestamptz not null,
    request_key text constraint collection_run_request_key unique,
    request_body text,
    claimed_until timestamptz,
    tasks integer
);

-- One piece of work each: fetch one source of one account and region. A lease says which replica is at it; the
-- fence tells a replica that lost its lease from the one that took over.
create table collection_task (
    id uuid constraint collection_task_pk primary key,
    run_id uuid not null,
    account_id text collate "C" not null,
    region text collate "C" not null,
    source text collate "C" not null,
    scheduled boolean not null,
    requested_at timestamptz not null,
    state text not null constraint collection_task_state_check check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
    attempts integer not null default 0,
    not_before timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    fence bigint not null default 0,
    started_at timestamptz,
    finished_at timestamptz,
    fetched bigint not null default 0,
    stored bigint not null default 0,
    alerts bigint not null default 0,
    error text
);

create unique index collection_task_running_idx on collection_task (account_id, region, source) where state = 'RUNNING';
create unique index collection_task_scheduled_idx on collection_task (account_id, region, source)
    where scheduled and state in ('WAITING', 'RUNNING');
create index collection_task_open_idx on collection_task (not_before) where state in ('WAITING', 'RUNNING');
create index collection_task_run_idx on collection_task (run_id);

-- How far an account, region and source was collected. Everything up to planned_until was fetched or stands in
-- collection_range as still to be fetched, so nothing between can be forgotten.
create table checkpoint (
    account_id text collate "C" not null,
    region text collate "C" not null,
    source text collate "C" not null,
    state text not null constraint checkpoint_state_check check (state in ('ACTIVE', 'PAUSED', 'ERROR')),
    planned_until timestamptz,
    swept_at timestamptz,
    last_event timestamptz,
    last_run timestamptz,
    runs bigint not null default 0,
    fetched bigint not null default 0,
    stored bigint not null default 0,
    refused bigint not null default 0,
    lateness_median_seconds bigint,
    lateness_longest_seconds bigint,
    last_error text,
    last_error_at timestamptz,
    version integer not null default 0,
    constraint checkpoint_pk primary key (account_id, region, source)
);

-- Stretches of time that are planned and not yet fetched, both ends included, in whole seconds.
create table collection_range (
    id uuid constraint collection_range_pk primary key,
    account_id text collate "C" not null,
    region text collate "C" not null,
    source text collate "C" not null,
    from_time timestamptz not null,
    to_time timestamptz not null,
    constraint collection_range_order_check check (from_time <= to_time)
);

create index collection_range_place_idx on collection_range (account_id, region, source);
