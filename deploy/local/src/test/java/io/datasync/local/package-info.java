/// Tests of the local system's parts.
@NullMarked
package io.datasync.local;

import org.jspecify.annotations.NullMarked;
