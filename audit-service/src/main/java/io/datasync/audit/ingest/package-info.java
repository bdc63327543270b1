/// Facts and dead letters as they come from Kafka, and how they become rows; nothing here answers HTTP.
@NullMarked
package io.datasync.audit.ingest;

import org.jspecify.annotations.NullMarked;
