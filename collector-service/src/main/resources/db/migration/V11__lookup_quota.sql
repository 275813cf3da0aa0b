-- When the next LookupEvents call of an account and region may go out. AWS counts the calls of everybody, so all
-- sources and all replicas take their turns here.
create table lookup_quota (
    account_id text collate "C" not null,
    region text collate "C" not null,
    next_call timestamptz not null,
    calls bigint not null default 0,
    throttled bigint not null default 0,
    constraint lookup_quota_pk primary key (account_id, region)
);
