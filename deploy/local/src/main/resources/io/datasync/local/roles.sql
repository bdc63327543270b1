-- One database, a role and schemas per service; run by the superuser in that database, as often as you like.
-- The passwords are the local demo's and nothing else's.

DO $$
DECLARE
    service text;
BEGIN
    FOREACH service IN ARRAY ARRAY ['worker', 'api', 'audit', 'gateway'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = service) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', service);
        END IF;
        EXECUTE format('ALTER ROLE %I WITH PASSWORD %L', service, service || '-local');
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service);
        EXECUTE format('ALTER ROLE %I SET search_path = %I', service, service);
        EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), service);
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END
$$;

-- The business's own data: the worker writes it, sync-api shows it.
CREATE SCHEMA IF NOT EXISTS directory AUTHORIZATION worker;
GRANT USAGE ON SCHEMA directory TO api;
GRANT SELECT ON ALL TABLES IN SCHEMA directory TO api;
ALTER DEFAULT PRIVILEGES FOR ROLE worker IN SCHEMA directory GRANT SELECT ON TABLES TO api;
