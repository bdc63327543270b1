/// The records of the directory: search, order, keyset paging. Read only.
@NullMarked
package io.datasync.api.records;

import org.jspecify.annotations.NullMarked;
