/// The catalog as this process read it at start; nothing here knows HTTP.
@NullMarked
package io.datasync.api.catalog;

import org.jspecify.annotations.NullMarked;
