/// Tests of the whole system: the real processes, black box, against the contract.
@NullMarked
package io.datasync.e2e;

import org.jspecify.annotations.NullMarked;
