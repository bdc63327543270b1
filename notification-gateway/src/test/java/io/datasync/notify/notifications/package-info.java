/// Tests of what users are told and have closed.
@NullMarked
package io.datasync.notify.notifications;

import org.jspecify.annotations.NullMarked;
