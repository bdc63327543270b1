/// How soon what happens is seen: from the request to the start, from the end to the notice in a window.
@NullMarked
package io.datasync.bench.live;

import org.jspecify.annotations.NullMarked;
