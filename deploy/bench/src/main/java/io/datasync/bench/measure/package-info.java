/// The measuring: what is run against what, in which order, and what the figures say.
@NullMarked
package io.datasync.bench.measure;

import org.jspecify.annotations.NullMarked;
