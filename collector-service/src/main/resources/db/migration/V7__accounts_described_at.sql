-- The moment of the list that described an account. An account is noted, with a later moment, when any
-- file names it: only another list of accounts says anything newer about its name and owner.
alter table account add column described_at timestamptz;

update account set described_at = observed_at where told_at is not null or organization_id is not null;
