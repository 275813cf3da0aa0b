-- On which days activity of an account is known. A first and a last moment say nothing about the time
-- between: silence proves something only where day after day was read.
create table activity_day (
    account_id          text        not null,
    day                 date        not null,
    constraint activity_day_pk primary key (account_id, day)
);

drop table activity_coverage;
