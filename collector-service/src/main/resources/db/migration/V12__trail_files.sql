-- The files of trails as they were found in buckets, queues and folders, and what became of each. A file is written
-- down before it is fetched, so that a crash leaves work behind and never a gap; bucket is empty for a folder.
create table trail_file (
    trail text collate "C" not null,
    bucket text collate "C" not null,
    key text collate "C" not null,
    kind text not null constraint trail_file_kind_check check (kind in ('LOG', 'DIGEST')),
    account_id text collate "C",
    region text collate "C",
    delivered_at timestamptz,
    etag text collate "C" not null,
    size bigint not null,
    state text not null constraint trail_file_state_check
        check (state in ('WAITING', 'STORED', 'REFUSED', 'FAILED', 'VANISHED')),
    error text,
    sha256 text collate "C",
    content_sha256 text collate "C",
    signature text,
    records integer not null default 0,
    stored integer not null default 0,
    versions integer not null default 0,
    found_at timestamptz not null,
    fetched_at timestamptz,
    gone_at timestamptz,
    tried_by text,
    constraint trail_file_pk primary key (trail, bucket, key)
);

create index trail_file_open_idx on trail_file (trail, bucket, key) where state in ('WAITING', 'FAILED');
create index trail_file_time_idx on trail_file (trail, account_id, region, delivered_at);

-- How far each folder of a bucket was listed. Listing goes on some days before that key, since late files sort there.
create table trail_folder (
    trail text collate "C" not null,
    bucket text collate "C" not null,
    folder text collate "C" not null,
    listed_to text collate "C",
    swept_at timestamptz,
    constraint trail_folder_pk primary key (trail, bucket, folder)
);

-- Accounts of which events come though nothing lists them.
alter table collected_account add column unlisted_events bigint not null default 0;
alter table collected_account drop constraint collected_account_state_check;
alter table collected_account add constraint collected_account_state_check
    check (state in ('ACTIVE', 'SUSPENDED', 'GONE', 'UNLISTED'));
