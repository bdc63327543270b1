package io.datasync.notify.session;

/// The realm's roles that mean something here.
public final class Roles {
    public static final String ADMIN = "admin";
    public static final String AUDITOR = "auditor";
    public static final String VIEWER = "viewer";

    private Roles() {}
}
