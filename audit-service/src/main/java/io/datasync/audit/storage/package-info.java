/// How the service reaches its schema; no statement of any table lives here.
@NullMarked
package io.datasync.audit.storage;

import org.jspecify.annotations.NullMarked;
