-- Alert rules with a window look at earlier events of the same account and key. What they keep of them is here, so that
-- a restart forgets nothing and replicas of the collector count together.

-- What imports lock while they look into a window: two that bring halves of the same story find it whole.
create table rule_window (
    rule_id text collate "C" not null,
    account_id text collate "C" not null,
    window_key uuid not null,
    expires_at timestamptz not null,
    constraint rule_window_pk primary key (rule_id, account_id, window_key)
);

-- An event, as a window keeps it. The words are those of the alert that it would raise; a first step has none.
create table rule_observation (
    rule_id text collate "C" not null,
    account_id text collate "C" not null,
    window_key uuid not null,
    event_time timestamptz not null,
    event_id text collate "C" not null,
    part text collate "C" not null constraint rule_observation_part_check check (part in ('FIRST', 'UNLESS', 'LAST')),
    value text collate "C" not null,
    title text,
    message text,
    dedup_key text collate "C",
    fired boolean not null,
    expires_at timestamptz not null,
    constraint rule_observation_pk primary key (rule_id, account_id, window_key, event_time, event_id, part)
);

create index rule_observation_expiry_idx on rule_observation (expires_at);
