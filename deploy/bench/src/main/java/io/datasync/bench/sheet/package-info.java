/// The generated sheet: its rows, the same in every run, and the two files that hold them.
@NullMarked
package io.datasync.bench.sheet;

import org.jspecify.annotations.NullMarked;
