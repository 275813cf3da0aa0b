-- Policy documents by the hash of their bytes; the same document is kept once, however many carry
-- it. Without a document what the policy says is unknown.
create table policy (
    sha256 text not null,
    document text,
    constraint policy_pk primary key (sha256)
);
