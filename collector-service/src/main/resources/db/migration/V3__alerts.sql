-- What the alert rules found. One alert for each account, rule and event, however often it is imported.
create table alert (
    id uuid constraint alert_pk primary key,
    rule_id text collate "C" not null,
    severity text collate "C" not null,
    title text not null,
    runbook text not null,
    account_id text collate "C" not null,
    region text not null,
    event_id text collate "C" not null,
    event_name text not null,
    event_time timestamptz not null,
    actor_kind text not null,
    actor_principal text,
    actor_name text not null,
    actor_account text,
    session_name text,
    source_identity text,
    target text,
    state text collate "C" not null constraint alert_state_check check (state in ('OPEN', 'CLOSED')),
    raised_at timestamptz not null,
    closed_at timestamptz,
    closed_by text,
    reason text,
    version bigint not null default 0,
    constraint alert_identity_key unique (account_id, rule_id, event_id)
);

create index alert_time_idx on alert (event_time, id);
create index alert_severity_idx on alert (severity, event_time, id);
create index alert_rule_idx on alert (rule_id, event_time, id);
create index alert_account_idx on alert (account_id, event_time, id);
create index alert_state_idx on alert (state, event_time, id);
