/// `deploy/local/up`: brings all parts up in the order they need, says how it goes, and stops what it started.
@NullMarked
package io.datasync.local.up;

import org.jspecify.annotations.NullMarked;
