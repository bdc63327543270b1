-- What is known of runs that were held, approved, cancelled or undone, beside what V1 has.

-- What was asked for, where an entry is a refused request about a run that is there; null for a sync.
ALTER TABLE run ADD COLUMN request text CHECK (request IN ('approve', 'cancel'));

-- An undo took the record away.
ALTER TABLE record ADD COLUMN removed boolean NOT NULL DEFAULT false;

-- What the plan of a held run would do to each record; nothing of it is done. As `record`.
CREATE TABLE planned_record (
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
    problems    jsonb   NOT NULL,
    removed     boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX planned_record_once ON planned_record (sync_id, dataset, sheet_row);
CREATE INDEX planned_record_of_outcome ON planned_record (sync_id, dataset, outcome, sheet_row);

-- Records that were no longer in the sheet. They come in key order: the place in it stands for the key, which may be
-- longer than an index entry can be.
CREATE TABLE absent_record (
    sync_id     uuid    NOT NULL,
    dataset     text    NOT NULL,
    chunk       integer NOT NULL,
    place       integer NOT NULL,
    subject_key text    NOT NULL,
    name        text,
    detail      text,
    PRIMARY KEY (sync_id, dataset, chunk, place)
);

-- What people did about a run after they had asked for it: who approved it, who asked it to stop.
CREATE TABLE run_act (
    sync_id     uuid        NOT NULL,
    seq         bigint      NOT NULL,
    act         text        NOT NULL CHECK (act IN ('approved', 'cancel_accepted')),
    at          timestamptz NOT NULL,
    actor_kind  text        NOT NULL,
    actor_id    text        NOT NULL,
    actor_name  text        NOT NULL,
    actor_email text,
    PRIMARY KEY (sync_id, seq)
);
