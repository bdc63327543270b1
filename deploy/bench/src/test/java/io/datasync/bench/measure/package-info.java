@NullMarked
package io.datasync.bench.measure;

import org.jspecify.annotations.NullMarked;
