/// The entries of the log as they are asked for: list, filters, one run with its text; only reads.
@NullMarked
package io.datasync.audit.runs;

import org.jspecify.annotations.NullMarked;
