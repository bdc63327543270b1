@NullMarked
package io.datasync.bench.sheet;

import org.jspecify.annotations.NullMarked;
