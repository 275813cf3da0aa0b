-- When an identity was last seen acting: a principal id, an access key id, or
-- 'identity-center:' and the user name that a session of an Identity Center role carries.
create table last_use (
    actor text not null,
    used_at timestamptz not null,
    constraint last_use_pk primary key (actor)
);

-- Since when activity of an account is known: only then does silence prove anything.
create table activity_coverage (
    account_id text not null,
    since timestamptz not null,
    constraint activity_coverage_pk primary key (account_id)
);
