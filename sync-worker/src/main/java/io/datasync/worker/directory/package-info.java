/// The business's own tables in schema `directory`, made from the catalog; additive only, and no run's concern.
@NullMarked
package io.datasync.worker.directory;

import org.jspecify.annotations.NullMarked;
