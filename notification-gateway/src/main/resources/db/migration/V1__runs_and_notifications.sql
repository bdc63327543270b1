-- What the gateway heard of runs and tells of them. Preferences and deliveries get tables of their own, which refer to
-- notification.id; nothing here has to change for them.

-- The newest view of each run, kept by revision: a late or repeated event changes nothing.
CREATE TABLE run (
    sync_id    uuid PRIMARY KEY,
    type       text        NOT NULL,
    status     text        NOT NULL,
    revision   bigint      NOT NULL,
    view       jsonb       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX run_under_way ON run (status) WHERE status IN ('queued', 'running', 'awaiting_approval');
CREATE INDEX run_updated ON run (updated_at);

-- What is said of a run: at most one notice each of its start, its being held, and its end; their ids are made from
-- syncId and kind, so that every pod and every redelivery means the same row. Of a run's notices only the newest stands.
CREATE TABLE notification (
    id         uuid PRIMARY KEY,
    sync_id    uuid        NOT NULL,
    type       text        NOT NULL,
    level      text        NOT NULL CHECK (level IN ('progress', 'success', 'error', 'info')),
    title      text        NOT NULL,
    message    text        NOT NULL,
    at         timestamptz NOT NULL,
    revision   bigint      NOT NULL,
    superseded boolean     NOT NULL DEFAULT false
);

CREATE INDEX notification_of_run ON notification (sync_id);
CREATE INDEX notification_newest ON notification (at DESC, id DESC) WHERE NOT superseded;

-- Who has closed which. No foreign key: a window may close a notice it was shown before the recorder stored it.
CREATE TABLE dismissal (
    user_id         text        NOT NULL,
    notification_id uuid        NOT NULL,
    dismissed_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, notification_id)
);

CREATE INDEX dismissal_newest ON dismissal (dismissed_at);
