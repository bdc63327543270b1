package io.datasync.api.session;

import java.util.List;

/// The roles of people; every endpoint names those it is for.
public final class Roles {
    /// Starts syncs and sees everything.
    public static final String ADMIN = "admin";

    /// Reads the audit log.
    public static final String AUDITOR = "auditor";

    /// Sees the pages' records.
    public static final String VIEWER = "viewer";

    /// In the order of their rights.
    static final List<String> ALL = List.of(ADMIN, AUDITOR, VIEWER);

    private Roles() {}
}
