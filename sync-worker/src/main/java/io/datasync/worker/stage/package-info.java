/// The run's own copy of what was read, judged row by row on its way into the database. Nothing of the sheet is held in
/// memory, and nothing is compared with the records yet.
@NullMarked
package io.datasync.worker.stage;

import org.jspecify.annotations.NullMarked;
