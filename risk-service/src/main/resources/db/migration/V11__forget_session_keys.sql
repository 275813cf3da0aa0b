-- Keys of sessions were noted as if they lasted: each left a row that nobody asks for again.
delete from last_use where actor ~ '^ASIA[A-Z0-9]+$';
