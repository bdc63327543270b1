/// The HTTP service: it publishes requests for syncs and shows runs and records. Start reading at
/// [io.datasync.api.syncs].
@NullMarked
package io.datasync.api;

import org.jspecify.annotations.NullMarked;
