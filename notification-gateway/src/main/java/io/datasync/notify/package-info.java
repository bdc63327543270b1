/// The notification gateway as a whole: its settings and how its parts are put together; nothing that decides.
@NullMarked
package io.datasync.notify;

import org.jspecify.annotations.NullMarked;
