-- A proven removal is watched for a year. Afterwards no snapshot needs to be held against it, so it
-- drops out of what every snapshot locks and evaluates.
alter table remediation
    add column watch_ends_at       timestamptz;
update remediation set watch_ends_at = verified_at + interval '365 days' where state = 'VERIFIED';

drop index remediation_proof_ix;
create index remediation_proof_ix on remediation (proof_account, proof_source, watch_ends_at)
    where state <> 'REGRANTED';
