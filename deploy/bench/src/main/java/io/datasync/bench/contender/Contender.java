package io.datasync.bench.contender;

import java.nio.file.Path;
import java.sql.SQLException;

/// One way of bringing a sheet into the table `directory.member`. When [#sync] returns, everything is committed.
interface Contender extends AutoCloseable {
    /// Makes what it needs in an empty database, the table among it.
    void prepare() throws Exception;

    /// @param copyText the sheet as text for COPY, for who reads no JSON
    void sync(Path copyText) throws Exception;

    @Override
    default void close() throws SQLException {}
}
