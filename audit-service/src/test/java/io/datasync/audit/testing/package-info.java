/// Real parts, signed tokens and golden runs for the tests of this service.
@NullMarked
package io.datasync.audit.testing;

import org.jspecify.annotations.NullMarked;
