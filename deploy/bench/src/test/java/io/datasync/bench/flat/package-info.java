@NullMarked
package io.datasync.bench.flat;

import org.jspecify.annotations.NullMarked;
