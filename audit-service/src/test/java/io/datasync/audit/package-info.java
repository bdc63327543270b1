/// What holds for the service as a whole.
@NullMarked
package io.datasync.audit;

import org.jspecify.annotations.NullMarked;
