-- What a record says about the session it began, about the person it was made for, and whether it is noise.
alter table activity
    add column issued_key text collate "C",
    add column shared_event_id text collate "C",
    add column on_behalf_of text collate "C",
    add column noise text collate "C";

create index activity_issued_key_idx on activity (issued_key) where issued_key is not null;
create index activity_shared_event_idx on activity (shared_event_id) where shared_event_id is not null;
create index activity_noise_idx on activity (noise, event_day) where noise is not null;

alter table import
    add column noise integer not null default 0,
    add column lake_only integer not null default 0;
