/// The projection of runs from events and progress, and the only SQL that touches it.
@NullMarked
package io.datasync.api.runs;

import org.jspecify.annotations.NullMarked;
