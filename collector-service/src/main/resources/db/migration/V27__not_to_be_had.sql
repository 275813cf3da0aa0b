-- What looking events up cannot have: time that AWS no longer keeps, and records that nobody can read.

-- Up to which moment a place was fetched whole. What was planned after it, could never be had, and is no longer kept by
-- AWS is lost, and is told as lost; what happened before the first run is taken as far as AWS still has it.
alter table checkpoint add column whole_until timestamptz;

-- Nobody knows any more when a place was fetched first: what was planned so far is never told as lost.
update checkpoint set whole_until = planned_until where planned_until is not null;

-- Records that were refused, by their bytes: they are in the quarantine, and each run sees them again.
create table lookup_refused (
    account_id text collate "C" not null,
    sha256 text collate "C" not null,
    refused_at timestamptz not null,
    constraint lookup_refused_pk primary key (account_id, sha256)
);

create index lookup_refused_time_idx on lookup_refused (refused_at);
