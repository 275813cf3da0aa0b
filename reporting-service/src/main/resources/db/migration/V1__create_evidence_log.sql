-- The evidence log: every fact an auditor will ask for, in the order in which it became known here.
-- These rows are the truth; the Merkle tiles on disk follow from them and can be rebuilt.

-- One row. Whoever appends locks it, so there is one appender at a time, and size, tree and entries
-- change in one transaction.
create table log_head (
    id         smallint not null constraint pk_log_head primary key
                        constraint ck_log_head_single check (id = 1),
    size       bigint   not null,
    -- the roots of the perfect subtrees, 32 bytes each: enough to append and to know the root
    frontier   bytea    not null,
    -- entries below this were told to outside readers
    announced  bigint   not null,
    constraint ck_log_head_announced check (announced <= size)
);
insert into log_head (id, size, frontier, announced) values (1, 0, ''::bytea, 0);

create table log_entry (
    position    bigint      not null constraint pk_log_entry primary key,
    -- the event's id, or the report's: a fact enters once
    fact_id     uuid        not null constraint uq_log_entry_fact unique,
    kind        text        not null,
    campaign_id uuid,
    -- what the fact is about, where something looks it up by that: the id of a snapshot
    subject     text,
    -- canonical JSON, the bytes that the tree hashes
    leaf        bytea       not null,
    leaf_hash   bytea       not null,
    -- the fact itself when it is too long for a leaf, which then holds its hash
    overflow    bytea,
    recorded_at timestamptz not null
);
create index ix_log_entry_campaign on log_entry (campaign_id, position) where campaign_id is not null;
create index ix_log_entry_kind_subject on log_entry (kind, subject, position);

-- What the log's owner signed.
create table log_checkpoint (
    tree_size bigint      not null constraint pk_log_checkpoint primary key,
    root      bytea       not null,
    note      text        not null,
    signed_at timestamptz not null
);
