-- Who never let us in has failed since the first attempt, not since ever.
alter table collected_account add column failing_since timestamptz;
alter table account_source add column failing_since timestamptz;
