-- What was imported, the raw files that are kept as evidence, and what could not be taken in.
create table raw_file (
    id bigint generated always as identity constraint raw_file_pk primary key,
    sha256 text collate "C" not null constraint raw_file_sha256_key unique,
    name text not null,
    size bigint not null,
    stored_at timestamptz not null
);

create table import (
    id uuid constraint import_pk primary key,
    kind text not null,
    file_name text not null,
    sha256 text collate "C" not null,
    state text not null constraint import_state_check check (state in ('RUNNING', 'DONE')),
    records integer not null default 0,
    stored integer not null default 0,
    duplicates integer not null default 0,
    alerts integer not null default 0,
    quarantined integer not null default 0,
    imported_by text not null,
    started_at timestamptz not null,
    finished_at timestamptz
);

create index import_sha256_idx on import (sha256, kind);
create index import_started_idx on import (started_at, id);

create table quarantine (
    id uuid constraint quarantine_pk primary key,
    import_id uuid not null constraint quarantine_import_fk references import (id),
    kind text not null,
    file_name text not null,
    sha256 text collate "C" not null,
    position text not null,
    reason text not null,
    value text not null,
    quarantined_at timestamptz not null
);

create index quarantine_time_idx on quarantine (quarantined_at, id);
create index quarantine_import_idx on quarantine (import_id);
