package io.datasync.worker.stage;

import java.sql.SQLException;

/// The database did not take the rows.
public final class StagingFailed extends RuntimeException {
    public StagingFailed(SQLException cause) {
        super("staging failed: " + cause.getMessage(), cause);
    }
}
