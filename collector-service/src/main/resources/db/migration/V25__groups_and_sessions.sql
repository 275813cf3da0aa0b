-- The groups that provisioning services tell of, by who is in them: rules give classes by them.
create table person_group (
    group_id text collate "C" constraint person_group_pk primary key,
    name text not null
);

-- A member is a record of a person, or another group.
create table person_group_member (
    group_id text collate "C" not null,
    member_id text collate "C" not null,
    constraint person_group_member_pk primary key (group_id, member_id),
    constraint person_group_member_group_fk foreign key (group_id) references person_group (group_id) on delete cascade
);

create index person_group_member_idx on person_group_member (member_id);

insert into person_group (group_id, name)
select id::text, resource::json ->> 'displayName' from scim_resource where type = 'GROUP' and deleted_at is null;

insert into person_group_member (group_id, member_id)
select distinct r.id::text, lower(m ->> 'value')
from scim_resource r, json_array_elements(coalesce(r.resource::json -> 'members', '[]'::json)) m
where r.type = 'GROUP' and r.deleted_at is null and m ->> 'value' is not null;

-- Under which names somebody acted on a day who is no user of an account: by these, activity is found by person. Several
-- imports may keep the same at once: a unique key would make each wait for the others, so one can stand here twice.
create table session_seen (
    event_day date not null,
    actor_kind text collate "C" not null,
    actor_principal text collate "C" not null,
    actor_name text collate "C" not null,
    session_name text collate "C" not null,
    source_identity text collate "C" not null,
    on_behalf_of text collate "C" not null,
    hash bigint not null generated always as (hashtextextended(actor_kind || '/' || actor_principal || '/' || actor_name
        || '/' || session_name || '/' || source_identity || '/' || on_behalf_of, 0)) stored
);

create index session_seen_idx on session_seen (event_day, hash);

insert into session_seen (event_day, actor_kind, actor_principal, actor_name, session_name, source_identity, on_behalf_of)
select distinct event_day, actor_kind, coalesce(actor_principal, ''), actor_name, coalesce(session_name, ''),
    coalesce(source_identity, ''), coalesce(on_behalf_of, '')
from activity
where actor_kind in ('ASSUMED_ROLE', 'FEDERATED_USER', 'SAML', 'WEB_IDENTITY', 'IDENTITY_CENTER_USER')
    or on_behalf_of is not null;
