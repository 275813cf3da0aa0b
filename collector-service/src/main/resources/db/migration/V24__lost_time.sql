-- Time that was never asked for and that AWS no longer keeps, as of a checkpoint that stood still for too long.
alter table checkpoint
    add column lost_from timestamptz,
    add column lost_until timestamptz;

-- What is over is looked for by its end, to be dropped.
create index collection_task_finished_idx on collection_task (finished_at) where state in ('DONE', 'FAILED');
create index collection_run_requested_idx on collection_run (requested_at);
