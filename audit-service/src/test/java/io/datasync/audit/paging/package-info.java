/// Cursors and parameters.
@NullMarked
package io.datasync.audit.paging;

import org.jspecify.annotations.NullMarked;
