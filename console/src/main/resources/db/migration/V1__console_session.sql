-- A browser session. The cookie carries a random id; this row holds what belongs to it, so that no token
-- ever reaches the browser and a session can be ended from here.
create table console_session (
    -- SHA-256 of the cookie's value: who reads this table cannot take over a session
    id_hash bytea not null,
    -- the ID, access and refresh token, AES-256-GCM with the console's key, bound to id_hash
    tokens bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint console_session_pk primary key (id_hash)
);

create index console_session_expires_at on console_session (expires_at);
