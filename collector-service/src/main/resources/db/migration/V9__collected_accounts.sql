-- The accounts that are collected from and the way into each, as their sources say: a file, a parameter, the
-- organization. What is suspended or no longer listed stays here, with the reason.
create table collected_account (
    account_id text collate "C" constraint collected_account_pk primary key,
    source text collate "C" not null,
    name text not null,
    aws_partition text collate "C" not null,
    role_name text collate "C",
    external_id text,
    regions text[] not null,
    state text not null constraint collected_account_state_check check (state in ('ACTIVE', 'SUSPENDED', 'GONE')),
    reason text,
    listed_at timestamptz not null,
    last_success_at timestamptz,
    last_error text,
    last_error_at timestamptz
);

-- What each source of accounts last answered; one that fails leaves its accounts as they are.
create table account_source (
    source text collate "C" constraint account_source_pk primary key,
    read_at timestamptz,
    accounts integer not null,
    last_error text,
    last_error_at timestamptz
);
