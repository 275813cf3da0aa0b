-- Open alerts, by whom they concern: who acted and who was acted upon. A closed alert stays, so
-- that a late repetition does not open it again.
create table alert (
    alert_id uuid not null,
    title text not null,
    severity text not null,
    concerns text[] not null,
    closed boolean not null,
    constraint alert_pk primary key (alert_id)
);

create index alert_concerns on alert using gin (concerns) where not closed;
