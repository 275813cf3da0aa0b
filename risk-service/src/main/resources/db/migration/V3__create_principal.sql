-- The present state of every user, role and root: how it signs in and which policies it has. The
-- columns in JSON are read as a whole and never searched; policies that are referred to anywhere
-- stand in policy_hashes, so that a newly read document finds whom it concerns.
create table principal (
    principal_id text not null,
    account_id text not null,
    kind text not null,
    name text not null,
    person_id text,
    created_at timestamptz,
    groups text[] not null,
    policies text not null,
    boundary text,
    policy_hashes text[] not null,
    trust_sha256 text,
    credentials text not null,
    told_at timestamptz not null,
    constraint principal_pk primary key (principal_id)
);

create index principal_account on principal (account_id);
create index principal_person on principal (person_id);
create index principal_groups on principal using gin (groups);
create index principal_policy_hashes on principal using gin (policy_hashes);

-- Whose risk a principal counts for: the person whose list names it, else the person it was told
-- with after that person's list, else itself. Roles count for nobody.
create view principal_subject as
select p.principal_id, coalesce(listed.person_id, claimed.person_id) as person_id,
       coalesce(listed.person_id, claimed.person_id, p.principal_id) as subject_id
from principal p
left join lateral (
    select q.person_id from person q where q.principals @> array[p.principal_id]
    order by q.told_at desc, q.person_id limit 1) listed on true
left join lateral (
    select q.person_id from person q
    where q.person_id = p.person_id and q.told_at <= p.told_at) claimed on true
where p.kind <> 'IAM_ROLE';
