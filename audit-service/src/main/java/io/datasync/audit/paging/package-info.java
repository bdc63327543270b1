/// Cursors, limits and other query parameters, checked; knows of no table.
@NullMarked
package io.datasync.audit.paging;

import org.jspecify.annotations.NullMarked;
