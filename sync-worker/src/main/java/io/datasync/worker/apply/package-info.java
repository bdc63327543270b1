/// The plan into the records, chunk by chunk: each chunk one transaction with its change details and its checkpoint.
/// Decides nothing that the plan decides.
@NullMarked
package io.datasync.worker.apply;

import org.jspecify.annotations.NullMarked;
