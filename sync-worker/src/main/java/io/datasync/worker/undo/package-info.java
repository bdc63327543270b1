/// What an undo takes back: the earlier run's records loaded from its slices, and the plan made of them. Reads no sheet;
/// what it plans is applied as any plan is.
@NullMarked
package io.datasync.worker.undo;

import org.jspecify.annotations.NullMarked;
