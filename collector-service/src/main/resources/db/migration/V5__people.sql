-- The people of the company, and which principals the people file says are theirs. A claim may name a
-- principal that no snapshot has shown yet.
create table person (
    person_id text collate "C" constraint person_pk primary key,
    email text collate "C" not null constraint person_email_key unique,
    name text not null,
    manager_id text collate "C",
    department text,
    status text not null,
    start_date date,
    end_date date,
    observed_at timestamptz not null
);

create index person_manager_idx on person (manager_id) where manager_id is not null;

create table person_claim (
    principal_id text collate "C" constraint person_claim_pk primary key,
    person_id text collate "C" not null constraint person_claim_person_fk references person (person_id) on delete cascade
);

create index person_claim_person_idx on person_claim (person_id);
