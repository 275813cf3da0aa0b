-- Normalised CloudTrail records, one partition a day: a day is dropped at once when its retention ends.
-- Each row points to its bytes in the raw file.
create table activity (
    event_day date not null,
    event_time timestamptz not null,
    account_id text collate "C" not null,
    event_id text collate "C" not null,
    region text collate "C" not null,
    source text collate "C" not null,
    name text collate "C" not null,
    actor_kind text collate "C" not null,
    actor_principal text collate "C",
    actor_name text collate "C" not null,
    actor_account text collate "C",
    session_name text collate "C",
    source_identity text collate "C",
    access_key text collate "C",
    target text collate "C",
    read_only boolean not null,
    mfa boolean,
    error_code text collate "C",
    error_message text collate "C",
    source_ip text collate "C",
    user_agent text collate "C",
    raw_file bigint not null,
    raw_offset bigint not null,
    raw_length integer not null,
    constraint activity_pk primary key (event_id, account_id, event_day)
) partition by range (event_day);

create index activity_time_idx on activity (event_day, event_time, event_id);
create index activity_actor_idx on activity (actor_name);
create index activity_name_idx on activity (name);
create index activity_target_idx on activity (target) where target is not null;
