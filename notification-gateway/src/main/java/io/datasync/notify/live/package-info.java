/// What open windows see as it happens: the newest runs, conflation, sockets; nothing here writes to the database.
@NullMarked
package io.datasync.notify.live;

import org.jspecify.annotations.NullMarked;
