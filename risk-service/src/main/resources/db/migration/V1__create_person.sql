-- Scores are about people, so people are known here as the people file shows them, with what they
-- say belongs to them and who their manager is (who may see whose risk).
create table person (
    person_id text not null,
    email text not null,
    name text not null,
    manager_id text,
    left_company boolean not null,
    last_day date,
    principals text[] not null,
    told_at timestamptz not null,
    constraint person_pk primary key (person_id)
);

create index person_manager on person (manager_id);
create index person_email on person (email);
create index person_principals on person using gin (principals);
