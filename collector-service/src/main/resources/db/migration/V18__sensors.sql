-- What Attest does not see at the moment: a row stands for as long as its check says so, with the alert that was
-- raised when it began. Somebody who closes the alert before hears of it again when it began anew.
create table sensor_finding (
    rule_id text collate "C" not null,
    account_id text collate "C" not null,
    finding_key text collate "C" not null,
    message text not null,
    since timestamptz not null,
    alert_id uuid not null constraint sensor_finding_alert_fk references alert,
    constraint sensor_finding_pk primary key (rule_id, account_id, finding_key)
);

-- Events that the collector sends to itself, one for each slot of time, whichever replica comes first.
create table synthetic_event (
    event_id text collate "C" constraint synthetic_event_pk primary key,
    slot timestamptz not null constraint synthetic_event_slot_key unique,
    sent_at timestamptz not null,
    alert_id uuid,
    alerted_at timestamptz,
    channel text collate "C",
    delivered_at timestamptz
);

-- The newest log of each trail and account, without looking at the others.
create index trail_file_newest_idx on trail_file (trail, account_id, delivered_at) where kind = 'LOG';
