-- What Identity Center users may do comes from permission sets, in the accounts they are assigned
-- in, directly or through a group.
create table permission_set (
    permission_set_arn text not null,
    name text not null,
    policies text not null,
    boundary text,
    policy_hashes text[] not null,
    told_at timestamptz not null,
    constraint permission_set_pk primary key (permission_set_arn)
);

create index permission_set_policy_hashes on permission_set using gin (policy_hashes);

create table assignment (
    permission_set_arn text not null,
    account_id text not null,
    assigned_to text not null,
    constraint assignment_pk primary key (permission_set_arn, account_id, assigned_to),
    constraint assignment_permission_set foreign key (permission_set_arn)
        references permission_set (permission_set_arn) on delete cascade
);

create index assignment_assigned_to on assignment (assigned_to);
