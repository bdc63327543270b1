/// Which rows of a sheet a retry is about. Judges nothing: the whole sheet is read and judged as ever.
@NullMarked
package io.datasync.worker.retry;

import org.jspecify.annotations.NullMarked;
