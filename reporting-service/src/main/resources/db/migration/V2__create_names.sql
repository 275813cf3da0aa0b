-- Names of people and accounts as they were told, each with the log position from which it holds:
-- a report repeated for an old position shows the names of that time.
create table known_name (
    id         bigint  generated always as identity constraint pk_known_name primary key,
    kind       text    not null constraint ck_known_name_kind check (kind in ('PERSON', 'ACCOUNT')),
    subject_id text    not null,
    since      bigint  not null,
    name       text    not null,
    email      text,
    active     boolean not null
);
create index ix_known_name_subject on known_name (kind, subject_id, id);
