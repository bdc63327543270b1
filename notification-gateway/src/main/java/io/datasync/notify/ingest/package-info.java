/// Kafka's facts as they come in: the recorder all pods share and the follower each pod has; nothing of HTTP.
@NullMarked
package io.datasync.notify.ingest;

import org.jspecify.annotations.NullMarked;
