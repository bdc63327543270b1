/// Refusals as RFC 9457 problems with a stable code.
@NullMarked
package io.datasync.notify.problem;

import org.jspecify.annotations.NullMarked;
