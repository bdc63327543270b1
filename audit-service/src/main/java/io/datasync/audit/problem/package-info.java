/// Errors as the HTTP contract says them (RFC 9457); knows of no feature.
@NullMarked
package io.datasync.audit.problem;

import org.jspecify.annotations.NullMarked;
