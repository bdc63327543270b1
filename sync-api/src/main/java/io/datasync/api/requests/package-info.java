/// Requests on their way to Kafka: the publisher, its token, and publishing again what was not heard of.
@NullMarked
package io.datasync.api.requests;

import org.jspecify.annotations.NullMarked;
