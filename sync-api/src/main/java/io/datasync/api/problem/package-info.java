/// Errors as RFC 9457 problems: the codes, the mappers, the writer. No feature's logic.
@NullMarked
package io.datasync.api.problem;

import org.jspecify.annotations.NullMarked;
