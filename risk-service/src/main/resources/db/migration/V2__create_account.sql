-- Somebody answers for an account: what outsiders can do there counts for its owner.
create table account (
    account_id text not null,
    name text not null,
    organization_id text,
    owner_email text,
    told_at timestamptz not null,
    constraint account_pk primary key (account_id)
);

create index account_owner on account (owner_email);
