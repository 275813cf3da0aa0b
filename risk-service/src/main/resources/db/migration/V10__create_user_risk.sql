-- The present score of every subject, as it was last told to others.
create table user_risk (
    id uuid not null,
    subject_id text not null,
    person_id text,
    name text not null,
    principals text not null,
    score integer not null,
    highest_possible integer not null,
    level text not null,
    contributions text not null,
    model_version text not null,
    assessed_at timestamptz not null,
    revisit_at timestamptz,
    constraint user_risk_pk primary key (id),
    constraint user_risk_subject unique (subject_id),
    constraint user_risk_score check (score between 0 and highest_possible and highest_possible <= 100)
);

create index user_risk_by_score on user_risk (score desc, id);
create index user_risk_person on user_risk (person_id);
create index user_risk_revisit on user_risk (revisit_at) where revisit_at is not null;
