/// What stands on the wire around a contender: the server that speaks the Sheets API, and the slow network.
@NullMarked
package io.datasync.bench.wire;

import org.jspecify.annotations.NullMarked;
