/// The whole service: facts in over Kafka, answers out over HTTP.
@NullMarked
package io.datasync.audit.http;

import org.jspecify.annotations.NullMarked;
