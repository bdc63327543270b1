/// Who may ask, and how a request without a session is answered; no roles of single endpoints.
@NullMarked
package io.datasync.audit.access;

import org.jspecify.annotations.NullMarked;
