/// What users are told of runs and have closed: the notices, their table and their HTTP; nothing of sockets or Kafka.
@NullMarked
package io.datasync.notify.notifications;

import org.jspecify.annotations.NullMarked;
