/// Who is signed in, how one signs in and out, and how a request without a session is turned away.
@NullMarked
package io.datasync.api.session;

import org.jspecify.annotations.NullMarked;
