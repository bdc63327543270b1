/// The whole system on free ports, as `deploy/local/up` starts it, and somebody who uses it over HTTP.
@NullMarked
package io.datasync.bench.system;

import org.jspecify.annotations.NullMarked;
