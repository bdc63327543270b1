/// Tests of whole pods against real parts.
@NullMarked
package io.datasync.notify.ingest;

import org.jspecify.annotations.NullMarked;
