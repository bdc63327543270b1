-- What a worker knows of requests and runs. Counts are never kept as running totals: they are summed from slices.

CREATE TABLE inbox (
    sync_id  uuid PRIMARY KEY,
    outcome  text        NOT NULL CHECK (outcome IN ('queued', 'joined', 'rejected')),
    -- the run that answers the request; null when it was refused
    run_id   uuid,
    taken_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE run (
    sync_id            uuid PRIMARY KEY,
    -- names the run's stage and plan tables, and the advisory lock its writing transactions hold
    number             integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    type               text        NOT NULL,
    mode               text        NOT NULL CHECK (mode IN ('apply', 'preview')),
    status             text        NOT NULL CHECK (status IN ('queued', 'running', 'awaiting_approval', 'succeeded',
                                                             'partial', 'failed', 'cancelled')),
    requested_by       jsonb       NOT NULL,
    requested_at       timestamptz NOT NULL,
    accepted_at        timestamptz NOT NULL,
    started_at         timestamptz,
    read_at            timestamptz,
    planned_at         timestamptz,
    finished_at        timestamptz,
    phase              text CHECK (phase IN ('reading', 'waiting', 'planning', 'applying')),
    phase_dataset      text,
    -- grows with each claim; a write that carries an older one finds no row
    fence              bigint      NOT NULL DEFAULT 0,
    -- claims since the last committed progress, and attempts that ended in an unexpected exception
    claims             integer     NOT NULL DEFAULT 0,
    failures           integer     NOT NULL DEFAULT 0,
    not_before         timestamptz NOT NULL DEFAULT '-infinity',
    cancel_requested   boolean     NOT NULL DEFAULT false,
    -- the last event's number and time
    seq                bigint      NOT NULL DEFAULT 0,
    event_at           timestamptz NOT NULL,
    -- the claim whose tables hold the plan; null until the plan stands
    plan_fence         bigint,
    -- all rows of datasets before this one, and of this one up to this row, are settled
    checkpoint_ordinal integer     NOT NULL DEFAULT 0,
    checkpoint_row     integer     NOT NULL DEFAULT 0,
    source             jsonb,
    content_hash       text,
    message            text,
    error              jsonb
);

-- Two requests for a sync type at the same moment: the second insert fails and its request joins the first.
CREATE UNIQUE INDEX run_active ON run (type) WHERE status IN ('queued', 'running');
CREATE INDEX run_claimable ON run (accepted_at) WHERE status IN ('queued', 'running');

-- Beside the run, so that renewing never waits for a transaction that writes.
CREATE TABLE lease (
    sync_id uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    fence   bigint      NOT NULL,
    -- null before the first claim
    holder  text,
    until   timestamptz NOT NULL
);

CREATE TABLE run_dataset (
    sync_id      uuid    NOT NULL REFERENCES run ON DELETE CASCADE,
    ordinal      integer NOT NULL,
    dataset      text    NOT NULL,
    -- where each catalog column stands in the sheet, counted from 0; -1 when its header is not there
    places       integer[] NOT NULL,
    rows_read    bigint  NOT NULL,
    unchanged    bigint  NOT NULL,
    absent       bigint  NOT NULL,
    to_create    bigint  NOT NULL,
    to_update    bigint  NOT NULL,
    to_skip      bigint  NOT NULL,
    to_fail      bigint  NOT NULL,
    -- how many rows the plan table holds; fewer are found when a crash of PostgreSQL has emptied it
    plan_rows    bigint  NOT NULL,
    PRIMARY KEY (sync_id, ordinal)
);

-- Ranges of sheet rows, each applied by one transaction.
CREATE TABLE chunk (
    sync_id  uuid    NOT NULL REFERENCES run ON DELETE CASCADE,
    ordinal  integer NOT NULL,
    -- beyond this row, up to and with that one
    from_row integer NOT NULL,
    to_row   integer NOT NULL,
    sheet_rows integer NOT NULL,
    plan_rows  integer NOT NULL,
    PRIMARY KEY (sync_id, ordinal, to_row)
);

-- What was done, committed with the doing. One row serves the outbox, the audit and the undo.
CREATE TABLE slice (
    sync_id   uuid    NOT NULL REFERENCES run ON DELETE CASCADE,
    ordinal   integer NOT NULL,
    slice     integer NOT NULL,
    from_row  integer NOT NULL,
    to_row    integer NOT NULL,
    created   integer NOT NULL,
    updated   integer NOT NULL,
    unchanged integer NOT NULL,
    skipped   integer NOT NULL,
    failed    integer NOT NULL,
    -- deflated JSON array of record outcomes; null when all rows were unchanged
    details   bytea,
    PRIMARY KEY (sync_id, ordinal, slice)
);
-- Deflated already.
ALTER TABLE slice ALTER COLUMN details SET STORAGE EXTERNAL;

CREATE TABLE outbox (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sync_id       uuid        NOT NULL,
    seq           bigint      NOT NULL,
    type          text        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    -- the event's data, or else the slice it is made from
    payload       bytea,
    slice_ordinal integer,
    slice         integer,
    published_at  timestamptz,
    UNIQUE (sync_id, seq),
    CHECK ((payload IS NULL) = (slice IS NOT NULL AND slice_ordinal IS NOT NULL))
);
CREATE INDEX outbox_unpublished ON outbox (id) WHERE published_at IS NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;

-- Which relay holds the advisory lock, and when it was last seen alive.
CREATE TABLE relay (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    holder   text        NOT NULL,
    seen_at  timestamptz NOT NULL
);
