-- What one auditor found in an account and region: how much it read in how many answers of AWS, against which
-- independent counts, and what it could not read. A kind that could not be read at all stands here with its reason.
create table inventory_reading (
    id uuid constraint inventory_reading_pk primary key,
    account_id text collate "C" not null,
    region text collate "C" not null,
    kind text collate "C" not null,
    status text not null
        constraint inventory_reading_status_check check (status in ('COMPLETE', 'PARTIAL', 'NOT_EVALUATED')),
    reason text,
    observed_at timestamptz not null,
    finished_at timestamptz not null,
    pages integer not null,
    items integer not null,
    changes integer not null,
    errors integer not null,
    controls text not null,
    problems text not null,
    evidence_sha256 text collate "C" not null,
    snapshot_id uuid
);

create index inventory_reading_place_idx on inventory_reading (account_id, kind, region, observed_at desc);
create index inventory_reading_time_idx on inventory_reading (observed_at, id);
