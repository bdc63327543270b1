@NullMarked
package io.datasync.bench.contender;

import org.jspecify.annotations.NullMarked;
