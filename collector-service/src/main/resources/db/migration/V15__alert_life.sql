-- An alert has a life: somebody takes it on, hands it to somebody, closes it, opens it again. What repeats within
-- thirty days is counted in the alert that is there.
alter table alert
    add column message text not null default '',
    add column dedup_key text collate "C",
    add column matches bigint not null default 1,
    add column last_event_time timestamptz,
    add column assignee text,
    add column changed_at timestamptz,
    add column changed_by text;

update alert set
    dedup_key = 'event ' || event_id,
    last_event_time = event_time,
    changed_at = closed_at,
    changed_by = closed_by;

alter table alert
    alter column dedup_key set not null,
    alter column last_event_time set not null,
    drop constraint alert_state_check,
    add constraint alert_state_check
        check (state in ('OPEN', 'ACKNOWLEDGED', 'ASSIGNED', 'CLOSED'));

create index alert_dedup_idx on alert (account_id, rule_id, dedup_key, event_time);

-- Every event that matched, once, and the alert it is counted in: reading a file again counts nothing again.
create table alert_match (
    account_id text collate "C" not null,
    rule_id text collate "C" not null,
    event_id text collate "C" not null,
    alert_id uuid not null constraint alert_match_alert_fk references alert,
    event_time timestamptz not null,
    constraint alert_match_pk primary key (account_id, rule_id, event_id)
);

create index alert_match_alert_idx on alert_match (alert_id, event_time);

insert into alert_match (account_id, rule_id, event_id, alert_id, event_time)
select account_id, rule_id, event_id, id, event_time from alert;

-- What imports lock while they decide whether a finding is new.
create table alert_subject (
    account_id text collate "C" not null,
    rule_id text collate "C" not null,
    dedup_key text collate "C" not null,
    constraint alert_subject_pk primary key (account_id, rule_id, dedup_key)
);

-- What people did with an alert, in order.
create table alert_change (
    alert_id uuid not null constraint alert_change_alert_fk references alert,
    version bigint not null,
    state text collate "C" not null,
    changed_at timestamptz not null,
    changed_by text not null,
    assignee text,
    note text,
    constraint alert_change_pk primary key (alert_id, version)
);

insert into alert_change (alert_id, version, state, changed_at, changed_by, note)
select id, version, state, closed_at, closed_by, reason from alert
where state = 'CLOSED' and closed_at is not null and closed_by is not null;
