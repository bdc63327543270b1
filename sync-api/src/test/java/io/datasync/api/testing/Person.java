package io.datasync.api.testing;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Who the tests sign in as.
public enum Person {
    ADMIN("Sarah Hartono", Set.of("admin", "default-roles-datasync")),
    SECOND_ADMIN("Michael Pranata", Set.of("admin")),
    AUDITOR("Audrey Wijaya", Set.of("auditor")),
    VIEWER("Vera Santoso", Set.of("viewer")),
    NOBODY("Nora Nugroho", Set.of("offline_access")),
    SYNC_API("Service account", Set.of("sync-delegate"));

    private final String fullName;
    private final Set<String> roles;

    Person(String fullName, Set<String> roles) {
        this.fullName = fullName;
        this.roles = roles;
    }

    public String id() {
        return UUID.nameUUIDFromBytes(name().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    public String fullName() {
        return fullName;
    }

    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String email() {
        return user() + "@example.com";
    }

    public Set<String> roles() {
        return roles;
    }
}
