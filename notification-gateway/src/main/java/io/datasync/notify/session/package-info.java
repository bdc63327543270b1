/// Who is asking, and what a request must carry; nothing of runs or notices.
@NullMarked
package io.datasync.notify.session;

import org.jspecify.annotations.NullMarked;
