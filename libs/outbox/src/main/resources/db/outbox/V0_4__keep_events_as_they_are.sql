-- A row is read once, soon after it was written, and removed: packing it is work for nothing.
alter table outbox alter column data set storage external;
