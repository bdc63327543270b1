/// The worker as it is shipped, put together without its framework. Nothing here knows the worker's parts by name, so
/// that whatever the worker is made of tomorrow is measured without a change here.
@NullMarked
package io.datasync.bench.worker;

import org.jspecify.annotations.NullMarked;
