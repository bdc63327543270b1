/// Whether the worker lives, which depends on nothing, and whether it can work, which names what is away.
@NullMarked
package io.datasync.worker.health;

import org.jspecify.annotations.NullMarked;
