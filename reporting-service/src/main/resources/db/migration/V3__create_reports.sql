-- Reports that were given out. Their bytes never change; each has an entry in the evidence log.
create table report (
    id              uuid        not null constraint pk_report primary key,
    type            text        not null,
    format          text        not null,
    file_name       text        not null,
    campaign_id     uuid        not null,
    -- entries of the log that the report takes into account
    log_position    bigint      not null,
    generator       text        not null,
    sha256          text        not null,
    size            bigint      not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    -- its own entry in the log
    log_index       bigint      not null,
    idempotency_key text        not null,
    fingerprint     text        not null,
    constraint uq_report_idempotency unique (created_by, idempotency_key)
);
create index ix_report_created on report (created_at desc, id desc);

-- The bytes, apart from the rows that lists read.
create table report_content (
    report_id uuid  not null constraint pk_report_content primary key
                    constraint fk_report_content_report references report (id),
    bytes     bytea not null
);
