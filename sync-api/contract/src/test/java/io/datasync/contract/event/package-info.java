/// Tests of the codec, the JSON Schemas and the AsyncAPI document.
@NullMarked
package io.datasync.contract.event;

import org.jspecify.annotations.NullMarked;
