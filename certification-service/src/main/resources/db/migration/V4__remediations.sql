-- One row a signed revoke: the plan, what is waited for, and what was seen.
create table remediation (
    id                  uuid        not null constraint remediation_pk primary key,
    campaign_id         uuid        not null constraint remediation_campaign_fk references campaign (id),
    package_id          uuid        not null constraint remediation_package_fk references review_package (id),
    item_id             uuid        not null constraint remediation_item_fk references review_item (id),
    decision_id         uuid        not null,
    title               text        not null,
    subject_name        text        not null,
    account_id          text        not null,
    principal_id        text        not null,
    kind                text        not null,
    entitlement_id      text        not null,
    reference           text        not null,
    proof_account       text        not null,
    proof_source        text        not null,
    state               text        not null,
    commands            text[]      not null,
    notes               text[]      not null,
    planned_at          timestamptz not null,
    due_at              timestamptz not null,
    verified_at         timestamptz,
    snapshot_id         uuid,
    observed_at         timestamptz,
    version             bigint      not null,
    constraint remediation_item_ux unique (item_id)
);
create index remediation_proof_ix on remediation (proof_account, proof_source, state);
create index remediation_campaign_ix on remediation (campaign_id, planned_at);
