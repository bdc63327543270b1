/// How far runs are, told often and without promise: nothing here may slow a run or be needed by one.
@NullMarked
package io.datasync.worker.progress;

import org.jspecify.annotations.NullMarked;
