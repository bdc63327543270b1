/// Tests of the demo Sheets server, over HTTP as the official client speaks to it.
@NullMarked
package io.datasync.local.sheets;

import org.jspecify.annotations.NullMarked;
