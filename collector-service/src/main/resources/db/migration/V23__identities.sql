-- Whose principals are whose by rules, for those that the people file claims for nobody.
create table principal_link (
    principal_id text collate "C" constraint principal_link_pk primary key,
    person_id text collate "C" not null,
    rule text collate "C" not null
);

-- What each identity is, whose it is and who answers for it. The first columns come from rules that know nothing but
-- the identity, the others also from who the people are.
create table identity (
    principal_id text collate "C" constraint identity_pk primary key,
    account_id text collate "C" not null,
    kind text collate "C" not null,
    name text not null,
    always_class text,
    always_rule text,
    unjoined_class text,
    unjoined_rule text,
    class text collate "C" not null,
    class_rule text,
    person_id text collate "C",
    link_rule text,
    owner_id text collate "C",
    owner_via text,
    conflict text,
    disputed text
);

create index identity_class_idx on identity (class, principal_id);
create index identity_account_idx on identity (account_id);
create index identity_person_idx on identity (person_id) where person_id is not null;
create index identity_owner_idx on identity (owner_id) where owner_id is not null;
create index identity_ownerless_idx on identity (principal_id) where owner_id is null;
create index identity_conflict_idx on identity (principal_id) where conflict is not null;

-- Whom rules name for an identity, whether or not there is somebody of that name.
create table identity_reference (
    principal_id text collate "C" not null,
    rule text collate "C" not null,
    rule_order integer not null,
    person_key text collate "C" not null,
    constraint identity_reference_pk primary key (principal_id, rule, person_key),
    constraint identity_reference_identity_fk foreign key (principal_id)
        references identity (principal_id) on delete cascade
);

create index identity_reference_key_idx on identity_reference (person_key);

-- By which rules the identities were judged: others judge them anew.
create table identity_rules (
    only_one boolean constraint identity_rules_pk primary key default true
        constraint identity_rules_only_one_check check (only_one),
    digest text not null
);

create index person_record_login_idx on person_record (split_part(email, '@', 1)) where email is not null;
