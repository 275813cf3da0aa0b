-- What waits to be told of an alert that is taken back is told no more, and shows it.
alter table notification drop constraint notification_state_check;
alter table notification add constraint notification_state_check
    check (state in ('PENDING', 'HELD', 'GATHERED', 'SENT', 'DEAD', 'WITHDRAWN'));
