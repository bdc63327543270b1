/// Those who are measured: each brings one sheet into one table, in a process of its own.
@NullMarked
package io.datasync.bench.contender;

import org.jspecify.annotations.NullMarked;
