/// Facts on their way to Kafka: written with what they tell of, published in order by one relay at a time. Knows
/// nothing of how a run goes.
@NullMarked
package io.datasync.worker.outbox;

import org.jspecify.annotations.NullMarked;
