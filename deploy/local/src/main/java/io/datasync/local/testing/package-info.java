/// Shortcuts for the tests of all modules: one PostgreSQL and one Kafka per test JVM.
@NullMarked
package io.datasync.local.testing;

import org.jspecify.annotations.NullMarked;
