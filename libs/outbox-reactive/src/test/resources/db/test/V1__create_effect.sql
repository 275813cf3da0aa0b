-- What the tests' consumers do with an event: one row a time it was applied.
create table effect (
    effect_id bigint generated always as identity,
    subject text not null,
    name text not null,
    constraint effect_pk primary key (effect_id)
);
