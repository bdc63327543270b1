-- The audit log. `event` holds every fact as it came; the other tables are made from it and could be made anew.

-- A fact from datasync.events.v1, once, whatever is redelivered.
CREATE TABLE event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state           text        NOT NULL CHECK (state IN ('taken', 'unknown', 'unreadable')),
    type            text,
    sync_id         uuid,
    seq             bigint,
    occurred_at     timestamptz,
    received_at     timestamptz NOT NULL DEFAULT now(),
    fault           text,
    ce_id           text,
    headers         jsonb       NOT NULL,
    topic           text        NOT NULL,
    kafka_partition integer     NOT NULL,
    kafka_offset    bigint      NOT NULL,
    published_at    timestamptz NOT NULL,
    digest          bytea       NOT NULL,
    raw             bytea
);

-- What cannot be read does not take the place of the fact it should have been: the gap shows, and a replay fills it.
CREATE UNIQUE INDEX event_once ON event (sync_id, seq) WHERE state <> 'unreadable';

-- What has no number of its own is told apart by where it stood. The time tells a new cluster's offsets from the old.
CREATE UNIQUE INDEX event_place_once ON event (topic, kafka_partition, kafka_offset, published_at)
    WHERE state = 'unreadable' OR sync_id IS NULL OR seq IS NULL;

-- How many of a run's facts are here, and the highest number: they differ when one is missing.
CREATE TABLE run_seq (
    sync_id  uuid   PRIMARY KEY,
    events   bigint NOT NULL,
    last_seq bigint NOT NULL
);
CREATE INDEX run_seq_gap ON run_seq (sync_id) WHERE events < last_seq;

-- An entry of the log: a run, a request that joined one, or a request that was refused.
-- origin 'event': id is the syncId. origin 'dead_letter': id is made from the place in the topic, sync_id is what the
-- request claimed; such an entry steps back where the refusal came as an event too.
CREATE TABLE run (
    id            uuid        PRIMARY KEY,
    origin        text        NOT NULL CHECK (origin IN ('event', 'dead_letter')),
    sync_id       uuid,
    at            timestamptz NOT NULL,
    type          text,
    outcome       text        NOT NULL,
    accepted_at   timestamptz,
    started_at    timestamptz,
    read_at       timestamptz,
    planned_at    timestamptz,
    finished_at   timestamptz,
    error_code    text,
    joined_to     uuid,
    revision      bigint      NOT NULL,
    actor_kind    text,
    actor_id      text,
    actor_name    text,
    actor_email   text,
    message       text,
    error_message text,
    view          jsonb       NOT NULL
);
CREATE INDEX run_newest ON run (at DESC, id DESC);
CREATE INDEX run_of_type ON run (type, at DESC, id DESC);
CREATE INDEX run_of_outcome ON run (outcome, at DESC, id DESC);
CREATE INDEX run_claimed ON run (sync_id, id) WHERE origin = 'dead_letter';

-- The counts of a run's datasets, in the catalog's order.
CREATE TABLE run_dataset (
    sync_id   uuid    NOT NULL,
    dataset   text    NOT NULL,
    position  integer NOT NULL,
    label     text,
    processed bigint  NOT NULL DEFAULT 0,
    created   bigint  NOT NULL DEFAULT 0,
    updated   bigint  NOT NULL DEFAULT 0,
    unchanged bigint  NOT NULL DEFAULT 0,
    skipped   bigint  NOT NULL DEFAULT 0,
    failed    bigint  NOT NULL DEFAULT 0,
    absent    bigint,
    PRIMARY KEY (sync_id, dataset)
);

-- What a run did with one record. The columns from subject_key on are about the record's subject and stand together,
-- so that they can move behind a key of their own.
CREATE TABLE record (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sync_id     uuid    NOT NULL,
    seq         bigint  NOT NULL,
    dataset     text    NOT NULL,
    outcome     text    NOT NULL,
    tab         text    NOT NULL,
    sheet_row   integer NOT NULL,
    subject_key text,
    name        text,
    detail      text,
    reason      text,
    changes     jsonb   NOT NULL,
    problems    jsonb   NOT NULL
);
CREATE UNIQUE INDEX record_once ON record (sync_id, dataset, sheet_row);
CREATE INDEX record_of_outcome ON record (sync_id, dataset, outcome, sheet_row);
-- A hash, since a key from a sheet may be longer than an index entry can be.
CREATE INDEX record_history ON record (dataset, md5(subject_key));

-- A request that could not be taken, without its token.
CREATE TABLE dead_letter (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id        uuid        NOT NULL,
    sync_id         uuid,
    code            text,
    reason          text,
    at              timestamptz NOT NULL,
    received_at     timestamptz NOT NULL DEFAULT now(),
    topic           text        NOT NULL,
    kafka_partition integer     NOT NULL,
    kafka_offset    bigint      NOT NULL,
    published_at    timestamptz NOT NULL,
    headers         jsonb       NOT NULL,
    digest          bytea       NOT NULL,
    payload_size    integer     NOT NULL,
    message_key     text,
    payload         bytea
);
CREATE UNIQUE INDEX dead_letter_once ON dead_letter (topic, kafka_partition, kafka_offset, published_at);
