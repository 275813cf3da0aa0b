-- Groups hand their policies to their members. Membership stands with the member.
create table principal_group (
    group_id text not null,
    account_id text not null,
    name text not null,
    policies text not null,
    policy_hashes text[] not null,
    told_at timestamptz not null,
    constraint principal_group_pk primary key (group_id)
);

create index principal_group_policy_hashes on principal_group using gin (policy_hashes);
