/// What the OpenAPI document says beside what stands at the endpoints: sign-in and errors. Nothing at run time.
@NullMarked
package io.datasync.api.openapi;

import org.jspecify.annotations.NullMarked;
