-- Campaigns, their packages and items. An item is a row, never a process: what it said at launch
-- is never changed afterwards, only its decision is.
create table campaign (
    id                  uuid        not null constraint campaign_pk primary key,
    definition_id       text        not null,
    name                text        not null,
    scope               text        not null,
    owner_email         text        not null,
    state               text        not null,
    launched_by         text        not null,
    launched_at         timestamptz not null,
    deadline            timestamptz not null,
    closed_at           timestamptz,
    closed_by           text,
    reason              text,
    population          text        not null,
    item_count          integer     not null,
    version             bigint      not null
);
create index campaign_launched_ix on campaign (launched_at desc, id desc);

create table review_package (
    id                  uuid        not null constraint review_package_pk primary key,
    campaign_id         uuid        not null constraint review_package_campaign_fk references campaign (id),
    reviewer_id         text        not null,
    reviewer_name       text        not null,
    reviewer_email      text        not null,
    routed_by           text        not null,
    state               text        not null,
    top_risk            text        not null,
    opened_at           timestamptz not null,
    due_at              timestamptz not null,
    snapshot_at         timestamptz not null,
    escalation_level    integer     not null,
    items               integer     not null,
    kept                integer     not null,
    revoked             integer     not null,
    signed_at           timestamptz,
    signed_by           text,
    meaning             text,
    authenticated_at    timestamptz,
    changed_at          timestamptz not null,
    version             bigint      not null
);
create index review_package_campaign_ix on review_package (campaign_id);

-- Who may decide in a package at present. Escalation adds or replaces; history stays in
-- package_event.
create table package_reviewer (
    package_id          uuid        not null constraint package_reviewer_package_fk references review_package (id),
    person_id           text        not null,
    level               integer     not null,
    constraint package_reviewer_pk primary key (package_id, person_id)
);
create index package_reviewer_person_ix on package_reviewer (person_id);

-- Reminders, escalations and what could not be escalated: what happened to a package, in words.
create table package_event (
    id                  uuid        not null constraint package_event_pk primary key,
    package_id          uuid        not null constraint package_event_package_fk references review_package (id),
    kind                text        not null,
    text                text        not null,
    at                  timestamptz not null
);
create index package_event_package_ix on package_event (package_id, at);

create table review_item (
    id                  uuid        not null constraint review_item_pk primary key,
    package_id          uuid        not null constraint review_item_package_fk references review_package (id),
    campaign_id         uuid        not null constraint review_item_campaign_fk references campaign (id),
    position            integer     not null,
    routed_by           text        not null,
    subject_id          text        not null,
    subject_name        text        not null,
    subject_kind        text        not null,
    person_id           text,
    department          text,
    status              text,
    risk_score          integer,
    risk_level          text,
    principal_id        text        not null,
    principal_name      text        not null,
    principal_kind      text        not null,
    principal_account   text        not null,
    principal_account_name text,
    entitlement_id      text        not null,
    kind                text        not null,
    reference           text        not null,
    title               text        not null,
    detail              text        not null,
    account_id          text        not null,
    account_name        text,
    administrator       boolean,
    sentences           text[]      not null,
    last_used           timestamptz,
    last_used_known     boolean     not null,
    recommendation      text        not null,
    reasons             text[]      not null,
    commands            text[]      not null,
    decision_id         uuid,
    outcome             text,
    comment             text,
    decided_by          text,
    decided_by_name     text,
    decided_at          timestamptz,
    decision_version    integer     not null,
    remediation_id      uuid
);
create unique index review_item_campaign_ux on review_item (campaign_id, entitlement_id);
create index review_item_package_ix on review_item (package_id, position);

-- Every decision ever made, also those replaced or taken back before the signature.
create table decision (
    id                  uuid        not null constraint decision_pk primary key,
    item_id             uuid        not null constraint decision_item_fk references review_item (id),
    package_id          uuid        not null,
    version             integer     not null,
    outcome             text        not null,
    comment             text,
    decided_by          text        not null,
    decided_at          timestamptz not null,
    constraint decision_version_ux unique (item_id, version)
);
