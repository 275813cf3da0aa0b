-- Whose identities are to be judged anew because a group of many changed. They are put here in the transaction of the
-- change, and taken some at a time.
create table person_to_judge (
    person_id text collate "C" constraint person_to_judge_pk primary key
);
