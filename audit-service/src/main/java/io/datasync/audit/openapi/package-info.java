/// Makes the OpenAPI document as exact as the code is; no behaviour of the service lives here.
@NullMarked
package io.datasync.audit.openapi;

import org.jspecify.annotations.NullMarked;
