/// The one origin in front of the services; routes as the Kubernetes HTTPRoute does, and does nothing else.
@NullMarked
package io.datasync.local.door;

import org.jspecify.annotations.NullMarked;
