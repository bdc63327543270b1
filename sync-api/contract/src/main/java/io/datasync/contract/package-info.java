/// What every service and every outsider can rely on; no framework, and no service's own concern, may live here.
@NullMarked
package io.datasync.contract;

import org.jspecify.annotations.NullMarked;
