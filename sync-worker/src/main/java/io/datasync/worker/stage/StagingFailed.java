package io.datasync.worker.stage;

import java.sql.SQLException;

/// The database did not take the rows.
final class StagingFailed extends RuntimeException {
    StagingFailed(SQLException cause) {
        super("staging failed: " + cause.getMessage(), cause);
    }
}
