/// The life of runs, played out by a seeded scheduler: against a model of what is stored, and against the real classes.
/// Nothing of the worker's own may be copied here but the rules it must keep.
@NullMarked
package io.datasync.worker.simulator;

import org.jspecify.annotations.NullMarked;
