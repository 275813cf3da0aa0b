-- Who is to be told of which alert, and what became of it: a row is written in the transaction that raises the alert,
-- one for each channel, and sent later. What a channel is told together waits as HELD and is GATHERED into a row of
-- its own, the digest. The message itself is written when it is sent; no address and no secret stands here.
create table notification (
    id uuid constraint notification_pk primary key,
    channel text collate "C" not null,
    kind text collate "C" not null constraint notification_kind_check
        check (kind in ('ALERT', 'BACKLOG', 'DIGEST', 'TEST')),
    alert_id uuid constraint notification_alert_fk references alert,
    digest_id uuid constraint notification_digest_fk references notification on delete cascade,
    severity text collate "C" not null,
    alerts integer not null,
    state text collate "C" not null constraint notification_state_check
        check (state in ('PENDING', 'HELD', 'GATHERED', 'SENT', 'DEAD')),
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    attempted_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    sent_at timestamptz,
    receipt text,
    last_error text,
    version bigint not null default 0,
    constraint notification_alert_check check ((kind = 'ALERT') = (alert_id is not null))
);

create index notification_due_idx on notification (channel, due_at) where state in ('PENDING', 'HELD');
create index notification_rate_idx on notification (channel, attempted_at) where attempted_at is not null;
create index notification_listing_idx on notification (created_at, id);
create index notification_alert_idx on notification (alert_id) where alert_id is not null;
create index notification_digest_idx on notification (digest_id) where digest_id is not null;
