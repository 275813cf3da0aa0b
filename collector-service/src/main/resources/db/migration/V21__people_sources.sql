-- What each source says of people. A person is merged from its records; a record that could be two people, or nobody,
-- belongs to none and says why.
create table person_record (
    source text collate "C" not null
        constraint person_record_source_check check (source in ('PEOPLE_FILE', 'SCIM', 'IDENTITY_CENTER')),
    record_id text collate "C" not null,
    person_id text collate "C",
    external_ids text[] not null,
    email text collate "C",
    name text,
    manager_record text collate "C",
    department text,
    status text not null,
    start_date date,
    end_date date,
    observed_at timestamptz not null,
    retired boolean not null,
    problem text,
    constraint person_record_pk primary key (source, record_id)
);

create index person_record_person_idx on person_record (person_id) where person_id is not null;
create index person_record_email_idx on person_record (email) where email is not null;
create index person_record_manager_idx on person_record (source, manager_record) where manager_record is not null;
create index person_record_external_idx on person_record using gin (external_ids);
create index person_record_problem_idx on person_record (source, record_id) where problem is not null;

-- Until now the people file was the only source.
insert into person_record (source, record_id, person_id, external_ids, email, name, manager_record, department, status,
    start_date, end_date, observed_at, retired)
select 'PEOPLE_FILE', person_id, person_id, '{}', nullif(email, person_id || '@moved.invalid'), name, manager_id,
    department, status, start_date, end_date, observed_at, false
from person;

-- What a provisioning service told by SCIM: users and groups as they were told, without what this service has no use
-- for. Who was deleted stays.
create table scim_resource (
    id uuid constraint scim_resource_pk primary key,
    type text collate "C" not null constraint scim_resource_type_check check (type in ('USER', 'GROUP')),
    name_key text collate "C" not null,
    external_id text collate "C",
    active boolean not null,
    resource text not null,
    version bigint not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    deleted_at timestamptz
);

create unique index scim_resource_user_key on scim_resource (name_key) where type = 'USER' and deleted_at is null;
create index scim_resource_list_idx on scim_resource (type, id) where deleted_at is null;
create index scim_resource_name_idx on scim_resource (type, name_key) where deleted_at is null;
create index scim_resource_external_idx on scim_resource (type, external_id) where deleted_at is null;
