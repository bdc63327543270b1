package io.datasync.worker.apply;

import io.datasync.worker.plan.PlanTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// SHA-256 over all that a plan says: every column of every row of every dataset, in sheet order, old values and versions
/// of the records among them. Two plans with one hash do the same to the same records.
public final class PlanHash {
    private final MessageDigest digest;

    PlanHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Of the plan as its tables hold it now, hex.
    public static String of(Jdbi jdbi, List<PlanTable> tables) {
        try (Handle handle = jdbi.open()) {
            PlanHash hash = new PlanHash();
            for (PlanTable table : tables) {
                hash.add(handle.getConnection(), table, _ -> {});
            }
            return hash.hex();
        } catch (SQLException e) {
            throw new Sql.ApplyFailed(e);
        }
    }

    /// Adds one dataset's plan.
    ///
    /// @param rows sees each row as [PlanLine] parses it
    void add(Connection connection, PlanTable plan, Consumer<byte[]> rows) throws SQLException {
        digest.update(
                "%s (%s)\n"
                        .formatted(plan.directory().dataset().dataset(), plan.directory().columns())
                        .getBytes(StandardCharsets.UTF_8));
        CopyOut copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(PlanFields.copyWithVersions(plan));
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                digest.update(row);
                rows.accept(withoutVersion(row));
            }
        } finally {
            // The driver leaves the rest of a cancelled copy to whoever uses the connection next.
            while (copy.isActive() && copy.readFromCopy() != null) {}
        }
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] withoutVersion(byte[] row) {
        int start = 0;
        while (row[start] != '\t') {
            start++;
        }
        return Arrays.copyOfRange(row, start + 1, row.length);
    }
}
