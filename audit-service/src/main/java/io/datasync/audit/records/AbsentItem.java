package io.datasync.audit.records;

import org.jspecify.annotations.Nullable;

/// A record that was no longer in the sheet, and was kept.
///
/// @param name   the first display column's value; null when blank
/// @param detail the second display column's value; null when there is none or it is blank
record AbsentItem(String dataset, String key, @Nullable String name, @Nullable String detail) {}
