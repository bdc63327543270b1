/// What readiness asks: PostgreSQL, Kafka, the identity provider. Liveness asks nothing.
@NullMarked
package io.datasync.api.health;

import org.jspecify.annotations.NullMarked;
