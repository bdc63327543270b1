/// The run as a row: its queue, lease, fence, checkpoint, steps and ends, and the view of it that events carry. What is
/// done between two of them lives elsewhere.
@NullMarked
package io.datasync.worker.run;

import org.jspecify.annotations.NullMarked;
