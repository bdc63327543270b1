/// Takes requests from Kafka: verifies them, hands them to the inbox, and dead-letters what cannot be taken. No token
/// leaves this package.
@NullMarked
package io.datasync.worker.intake;

import org.jspecify.annotations.NullMarked;
