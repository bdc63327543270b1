/// The real parts below the service under test, and what tests ask of them.
@NullMarked
package io.datasync.api.testing;

import org.jspecify.annotations.NullMarked;
