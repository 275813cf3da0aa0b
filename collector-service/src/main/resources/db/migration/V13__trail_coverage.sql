-- What CloudTrail's digests say of the logs: the digests themselves, which lie in the evidence under their hash, and
-- the verdict for every account, region and hour.
create table trail_digest (
    trail text collate "C" not null,
    bucket text collate "C" not null,
    key text collate "C" not null,
    account_id text collate "C" not null,
    region text collate "C" not null,
    chain text collate "C" not null,
    backfill boolean not null,
    start_time timestamptz not null,
    end_time timestamptz not null,
    fingerprint text collate "C" not null,
    sha256 text collate "C" not null,
    signature text,
    constraint trail_digest_pk primary key (trail, bucket, key)
);

create index trail_digest_time_idx on trail_digest (trail, account_id, region, chain, backfill, end_time);

-- Keys that digests are signed for. AWS lists them for a time only; a proof needs them for longer.
create table trail_key (
    fingerprint text collate "C" not null,
    region text collate "C" not null,
    public_key text not null,
    listed_at timestamptz not null,
    constraint trail_key_pk primary key (region, fingerprint)
);

-- Days whose verdict is to be reached, or reached again: something was found, or an hour is still open.
create table trail_day (
    trail text collate "C" not null,
    account_id text collate "C" not null,
    region text collate "C" not null,
    day date not null,
    marked_at timestamptz not null,
    judged_at timestamptz,
    constraint trail_day_pk primary key (trail, account_id, region, day)
);

create table trail_coverage (
    trail text collate "C" not null,
    account_id text collate "C" not null,
    region text collate "C" not null,
    hour timestamptz not null,
    state text collate "C" not null constraint trail_coverage_state_check check (state in ('COMPLETE', 'UNVERIFIED',
        'OPEN', 'NO_DIGEST', 'GAP', 'EXTRA', 'MISSING', 'ALTERED', 'DIGEST_INVALID')),
    verified integer not null,
    missing integer not null,
    altered integer not null,
    extra integer not null,
    untold integer not null,
    waiting integer not null,
    proof text collate "C" constraint trail_coverage_proof_check
        check (proof in ('SIGNED', 'CHAINED', 'UNVERIFIED', 'INVALID')),
    digests text[] not null,
    findings jsonb not null,
    judged_at timestamptz not null,
    changed_at timestamptz not null,
    constraint trail_coverage_pk primary key (trail, account_id, region, hour)
);

create index trail_coverage_listing_idx on trail_coverage (hour, account_id, region, trail);
