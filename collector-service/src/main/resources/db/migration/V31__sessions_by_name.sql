-- Activity is found by person over all days: by ids and names, and by texts that are anywhere in a name, which trigrams
-- find. The extension comes with PostgreSQL, and the owner of a database may create it.
create extension if not exists pg_trgm;

create index session_seen_principal_idx on session_seen (actor_principal, event_day);
create index session_seen_behalf_idx on session_seen (on_behalf_of, event_day) where on_behalf_of <> '';
create index session_seen_name_idx on session_seen (session_name, event_day) where session_name <> '';
create index session_seen_session_trgm_idx on session_seen using gin (lower(session_name) gin_trgm_ops)
    where session_name <> '';
create index session_seen_source_trgm_idx on session_seen using gin (lower(source_identity) gin_trgm_ops)
    where source_identity <> '';
create index session_seen_provider_trgm_idx on session_seen using gin (lower(actor_name) gin_trgm_ops)
    where actor_kind in ('SAML', 'WEB_IDENTITY') and actor_name <> '';
