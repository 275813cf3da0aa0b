-- Where in the organization an account is, and that it may be outside of what is collected of it.
alter table collected_account add column unit text;

alter table collected_account drop constraint collected_account_state_check;
alter table collected_account add constraint collected_account_state_check
    check (state in ('ACTIVE', 'SUSPENDED', 'LEFT_OUT', 'GONE', 'UNLISTED'));
