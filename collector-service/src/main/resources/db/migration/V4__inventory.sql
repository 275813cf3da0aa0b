-- Who and what exists. A principal is merged from the latest snapshot of every source (its facets);
-- older readings never overwrite newer ones.
create table snapshot (
    id uuid constraint snapshot_pk primary key,
    account_id text collate "C" not null,
    source text collate "C" not null,
    observed_at timestamptz not null,
    imported_at timestamptz not null,
    complete boolean not null,
    declared text not null,
    parsed text not null,
    gaps text not null,
    evidence_sha256 text collate "C" not null,
    file_name text not null,
    constraint snapshot_identity_key unique (account_id, source, observed_at)
);

create index snapshot_time_idx on snapshot (observed_at, id);

create table account (
    account_id text collate "C" constraint account_pk primary key,
    name text not null,
    organization_id text,
    organizational_unit text,
    status text not null,
    management boolean not null,
    owner_email text,
    observed_at timestamptz not null
);

create table policy_document (
    sha256 text collate "C" constraint policy_document_pk primary key,
    document text not null
);

-- Which documents were told on the bus, and for which account: each once.
create table policy_told (
    account_id text collate "C" not null,
    sha256 text collate "C" not null,
    constraint policy_told_pk primary key (account_id, sha256)
);

create table managed_policy (
    arn text collate "C" constraint managed_policy_pk primary key,
    name text not null,
    sha256 text collate "C" not null,
    observed_at timestamptz not null
);

create table principal (
    principal_id text collate "C" constraint principal_pk primary key,
    id uuid not null constraint principal_id_key unique,
    account_id text collate "C" not null,
    kind text collate "C" not null,
    name text not null,
    person_id text collate "C",
    present boolean not null,
    observed_at timestamptz not null,
    snapshot_id uuid not null,
    state text not null
);

create index principal_account_idx on principal (account_id, kind, principal_id);
create index principal_person_idx on principal (person_id) where person_id is not null;

create table principal_facet (
    principal_id text collate "C" not null,
    source text collate "C" not null,
    snapshot_id uuid not null,
    account_id text collate "C" not null,
    observed_at timestamptz not null,
    facet text not null,
    constraint principal_facet_pk primary key (principal_id, source)
);

create index principal_facet_account_idx on principal_facet (account_id, source);

create table principal_group (
    group_id text collate "C" constraint principal_group_pk primary key,
    account_id text collate "C" not null,
    name text not null,
    snapshot_id uuid not null,
    observed_at timestamptz not null,
    state text not null
);

create index principal_group_account_idx on principal_group (account_id);

create table permission_set (
    permission_set_arn text collate "C" constraint permission_set_pk primary key,
    account_id text collate "C" not null,
    name text not null,
    snapshot_id uuid not null,
    observed_at timestamptz not null,
    state text not null
);
