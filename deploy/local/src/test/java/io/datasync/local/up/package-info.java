/// Tests of how the local system is brought up.
@NullMarked
package io.datasync.local.up;

import org.jspecify.annotations.NullMarked;
