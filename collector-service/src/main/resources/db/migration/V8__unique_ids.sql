-- A name can change while what it names stays: principals, and the people they belong to, are held together
-- by the unique id that AWS gives, as far as an inventory tells it.
alter table principal add column unique_id text collate "C";
create index principal_unique_idx on principal (unique_id) where unique_id is not null;

-- Whom a claim means: who bore the name when the claim was made, whatever it is called by now.
alter table person_claim add column unique_id text collate "C";
create index person_claim_unique_idx on person_claim (unique_id) where unique_id is not null;
