-- An alert that was taken back stays. Its event may be found again under another key, when the rule's key has changed, and
-- is another alert then; alert_match counts each event once.
alter table alert drop constraint alert_identity_key;

create index alert_event_idx on alert (account_id, rule_id, event_id);
