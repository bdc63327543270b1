/// The events and requests as they travel over Kafka, and the one codec that writes and reads them.
@NullMarked
package io.datasync.contract.event;

import org.jspecify.annotations.NullMarked;
