/// Tests of what windows see.
@NullMarked
package io.datasync.notify.live;

import org.jspecify.annotations.NullMarked;
