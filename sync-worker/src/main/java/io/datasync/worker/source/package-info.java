/// Where rows come from. Nothing behind this seam knows which kind of source it was, and no catalog rule lives here.
@NullMarked
package io.datasync.worker.source;

import org.jspecify.annotations.NullMarked;
