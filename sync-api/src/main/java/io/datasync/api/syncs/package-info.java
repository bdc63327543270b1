/// Starting, showing and cancelling runs over HTTP; what a run is stands in io.datasync.api.runs.
@NullMarked
package io.datasync.api.syncs;

import org.jspecify.annotations.NullMarked;
