/// What runs did to records, by run and by record; only reads.
@NullMarked
package io.datasync.audit.records;

import org.jspecify.annotations.NullMarked;
