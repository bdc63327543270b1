/// Cursors, limits and pages, the same for every list.
@NullMarked
package io.datasync.api.page;

import org.jspecify.annotations.NullMarked;
