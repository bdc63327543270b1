-- Runs as this service heard of them: a projection of Kafka's events and progress, keeping the newest revision.
CREATE TABLE api.run (
    id               uuid PRIMARY KEY,
    type             text NOT NULL,
    status           text NOT NULL,
    requested_at     timestamptz NOT NULL,
    finished_at      timestamptz,
    -- 0 while only written ahead of its publication
    revision         bigint NOT NULL,
    view             jsonb NOT NULL,
    -- when to publish the request again; null once the worker was heard of
    republish_at     timestamptz,
    published_times  integer NOT NULL DEFAULT 0
);
CREATE INDEX run_newest ON api.run (requested_at DESC, id DESC);
CREATE INDEX run_newest_of_type ON api.run (type, requested_at DESC, id DESC);
CREATE INDEX run_active ON api.run (type) WHERE status IN ('queued', 'running', 'awaiting_approval');
CREATE INDEX run_unheard ON api.run (republish_at) WHERE republish_at IS NOT NULL;

-- Requests that were answered by a run under way.
CREATE TABLE api.joined_request (
    id           uuid PRIMARY KEY,
    joined_to    uuid NOT NULL,
    requested_at timestamptz NOT NULL
);

-- What a caller's Idempotency-Key was answered with.
CREATE TABLE api.idempotency_key (
    caller       text NOT NULL,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    run_id       uuid NOT NULL,
    joined       boolean NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_key_age ON api.idempotency_key (created_at);
