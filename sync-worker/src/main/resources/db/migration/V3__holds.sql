-- Runs that wait to be approved before they write anything.

-- The contract's hold as JSON: why, the plan's hash, from when until when, which guards tripped, who approved it. Null
-- for a run that never was held.
ALTER TABLE run ADD COLUMN hold jsonb;

-- At most one of a type: a new run of the type ends the held one.
CREATE UNIQUE INDEX run_held ON run (type) WHERE status = 'awaiting_approval';
-- A guard compares with the last good run.
CREATE INDEX run_good ON run (type, finished_at) WHERE status IN ('succeeded', 'partial');

-- What a held run's plan would do, told while nothing of it is done. Looks like a slice, but counts for nothing.
CREATE TABLE planned_slice (
    sync_id uuid    NOT NULL REFERENCES run ON DELETE CASCADE,
    ordinal integer NOT NULL,
    slice   integer NOT NULL,
    -- deflated JSON array of record outcomes
    details bytea   NOT NULL,
    PRIMARY KEY (sync_id, ordinal, slice)
);
-- Deflated already.
ALTER TABLE planned_slice ALTER COLUMN details SET STORAGE EXTERNAL;
