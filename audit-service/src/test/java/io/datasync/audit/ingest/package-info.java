/// How facts and dead letters become rows, against a real PostgreSQL where it matters.
@NullMarked
package io.datasync.audit.ingest;

import org.jspecify.annotations.NullMarked;
