/// The sync types and their datasets, as pages need them.
@NullMarked
package io.datasync.api.synctypes;

import org.jspecify.annotations.NullMarked;
