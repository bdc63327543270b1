/// Whether a worker holds more after many runs than after few.
@NullMarked
package io.datasync.bench.flat;

import org.jspecify.annotations.NullMarked;
