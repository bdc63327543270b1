/// Takes real workers down at named places, stops them, sets their clocks wrong, and compares what becomes of their runs
/// with what an undisturbed worker makes of them. Nothing of this is in the production build: an agent that only tests
/// put on a command line weaves it in.
@NullMarked
package io.datasync.e2e.failpoint;

import org.jspecify.annotations.NullMarked;
