-- What the collector last told about accounts, people and access. A campaign draws its population
-- from here at one moment; nothing in these tables is edited by hand. Documents are the events'
-- own JSON, read as a whole; the columns beside them are what is searched for.
create table account (
    account_id          text        not null constraint account_pk primary key,
    name                text        not null,
    owner_email         text,
    status              text        not null,
    management          boolean     not null,
    organizational_unit text,
    observed_at         timestamptz not null
);

create table person (
    person_id           text        not null constraint person_pk primary key,
    email               text        not null,
    name                text        not null,
    manager_id          text,
    department          text,
    status              text        not null,
    moved_from          text,
    moved_at            timestamptz,
    observed_at         timestamptz not null
);
create index person_email_ix on person (email);

create table principal (
    principal_id        text        not null constraint principal_pk primary key,
    account_id          text        not null,
    kind                text        not null,
    name                text        not null,
    person_id           text,
    document            text        not null,
    observed_at         timestamptz not null,
    gone_at             timestamptz
);
create index principal_account_ix on principal (account_id);

create table principal_group (
    group_id            text        not null constraint principal_group_pk primary key,
    account_id          text        not null,
    document            text        not null,
    observed_at         timestamptz not null
);

create table permission_set (
    permission_set_arn  text        not null constraint permission_set_pk primary key,
    account_id          text        not null,
    document            text        not null,
    snapshot_id         uuid        not null,
    observed_at         timestamptz not null
);

create table policy (
    sha256              text        not null constraint policy_pk primary key,
    arn                 text,
    document            text,
    observed_at         timestamptz not null
);

create table snapshot (
    snapshot_id         uuid        not null constraint snapshot_pk primary key,
    account_id          text        not null,
    source              text        not null,
    observed_at         timestamptz not null,
    imported_at         timestamptz not null,
    complete            boolean     not null,
    declared            text        not null,
    parsed              text        not null,
    gaps                text[]      not null,
    evidence_sha256     text        not null
);
create index snapshot_latest_ix on snapshot (account_id, source, observed_at desc);
