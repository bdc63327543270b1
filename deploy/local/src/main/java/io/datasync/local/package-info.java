/// The parts of the local system, each one the real thing in a process of its own; no service's code is used here.
@NullMarked
package io.datasync.local;

import org.jspecify.annotations.NullMarked;
