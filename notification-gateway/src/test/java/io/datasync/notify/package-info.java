/// Tests of the gateway as a whole, and what the tests share.
@NullMarked
package io.datasync.notify;

import org.jspecify.annotations.NullMarked;
