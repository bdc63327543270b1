package io.datasync.notify.notifications;

import java.util.UUID;
import java.util.function.Predicate;

/// Whether a notice was told to windows of this pod lately; it may not be stored yet.
@FunctionalInterface
public interface RecentlyTold extends Predicate<UUID> {}
