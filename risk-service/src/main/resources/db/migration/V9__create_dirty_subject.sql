-- Whose score has to be computed again, and from when on. Marked in the transaction that changed an
-- input, removed in the transaction that stores the new score: none is forgotten and none computed
-- for nothing. A subject that could not be assessed is due again later.
create table dirty_subject (
    subject_id text not null,
    due_at timestamptz not null default clock_timestamp(),
    constraint dirty_subject_pk primary key (subject_id)
);

create index dirty_subject_due on dirty_subject (due_at);
