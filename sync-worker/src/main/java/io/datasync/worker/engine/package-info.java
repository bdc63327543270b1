/// The executor: claims runs and takes each from one phase to the next. The only package that knows all the phases;
/// what a phase does lives in its own.
@NullMarked
package io.datasync.worker.engine;

import org.jspecify.annotations.NullMarked;
