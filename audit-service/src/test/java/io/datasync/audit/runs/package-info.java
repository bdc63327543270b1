/// Tests of what an entry tells, without any part.
@NullMarked
package io.datasync.audit.runs;

import org.jspecify.annotations.NullMarked;
