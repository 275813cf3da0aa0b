-- Who had the last turn. One replica knows when its own calls went out and keeps them apart; of the calls of another it
-- knows nothing, so a turn after another replica's comes a little later.
alter table lookup_quota add column replica uuid;
