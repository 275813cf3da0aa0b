-- On which days activity of an account is known. A first moment says nothing about the time since: silence
-- proves something only where day after day was read.
create table activity_day (
    account_id text not null,
    day date not null,
    constraint activity_day_pk primary key (account_id, day)
);

drop table activity_coverage;

-- The last stretch of such days, and until when it counts: computed from them.
create table activity_coverage (
    account_id text not null,
    since timestamptz not null,
    until timestamptz not null,
    constraint activity_coverage_pk primary key (account_id)
);
