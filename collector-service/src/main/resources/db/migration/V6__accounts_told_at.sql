-- The moment an account was told with: consumers refuse what is older than what they know, and an
-- account is told when any file names it, maybe before the older file that describes it is read.
alter table account add column told_at timestamptz;
