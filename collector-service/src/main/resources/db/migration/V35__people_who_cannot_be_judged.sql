-- Whose judging fails steps aside with the reason, so that the others go on, and is tried again later.
alter table person_to_judge
    add column attempts integer not null default 0,
    add column failing_since timestamptz,
    add column failure text,
    add column next_at timestamptz,
    add constraint person_to_judge_failure_check
        check ((attempts > 0) = (failing_since is not null and failure is not null));
