-- What others know about a subject: last use (from activity), the score (from risk), open alerts.
-- They become part of an item at launch and are fixed there.
create table principal_use (
    principal_id        text        not null constraint principal_use_pk primary key,
    last_used           timestamptz not null
);

create table access_key_use (
    access_key_id       text        not null constraint access_key_use_pk primary key,
    last_used           timestamptz not null
);

-- Sessions of roles that Identity Center manages: who used which permission set in which account.
create table session_use (
    role_id             text        not null,
    session_name        text        not null,
    last_used           timestamptz not null,
    constraint session_use_pk primary key (role_id, session_name)
);

-- Since when activity of an account is known; silence before that moment proves nothing.
create table activity_coverage (
    account_id          text        not null constraint activity_coverage_pk primary key,
    first_event         timestamptz not null,
    last_event          timestamptz not null
);

create table subject_risk (
    subject_id          text        not null constraint subject_risk_pk primary key,
    score               integer     not null,
    level               text        not null,
    assessed_at         timestamptz not null
);

create table alert (
    alert_id            uuid        not null constraint alert_pk primary key,
    title               text        not null,
    severity            text        not null,
    actor_id            text,
    target_id           text,
    raised_at           timestamptz not null,
    closed_at           timestamptz
);
create index alert_actor_ix on alert (actor_id) where closed_at is null;
create index alert_target_ix on alert (target_id) where closed_at is null;
