/// What a run will do, settled by set-based SQL before anything is written: which records it creates and updates, and
/// which rows it skips or fails. The plan is a table; applying it, showing it and approving it read the same rows.
@NullMarked
package io.datasync.worker.plan;

import org.jspecify.annotations.NullMarked;
