/// Text and failures of the database.
@NullMarked
package io.datasync.audit.storage;

import org.jspecify.annotations.NullMarked;
