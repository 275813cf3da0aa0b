-- Who owns campaigns is a setting of the company: a campaign that is launched without it has none,
-- and names that among its gaps.
alter table campaign alter column owner_email drop not null;
