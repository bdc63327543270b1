-- Runs about an earlier run: a retry syncs its failed and skipped rows, an undo takes back what it did.
ALTER TABLE run
    ADD COLUMN derived_kind text CHECK (derived_kind IN ('retry', 'undo')),
    ADD COLUMN derived_from uuid REFERENCES run,
    -- works on its datasets in the opposite order; an undo does what the earlier run did the other way round
    ADD COLUMN backward boolean NOT NULL DEFAULT false,
    ADD CHECK ((derived_kind IS NULL) = (derived_from IS NULL));

-- A run that is not about the whole sheet cannot tell which records are no longer in it.
ALTER TABLE run_dataset ALTER COLUMN absent DROP NOT NULL;

-- Of the updated records those that an undo removed.
ALTER TABLE slice ADD COLUMN removed integer NOT NULL DEFAULT 0;
