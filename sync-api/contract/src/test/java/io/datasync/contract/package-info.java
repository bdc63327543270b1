/// What every module's tests share: the golden events, and the rules of the architecture.
@NullMarked
package io.datasync.contract;

import org.jspecify.annotations.NullMarked;
