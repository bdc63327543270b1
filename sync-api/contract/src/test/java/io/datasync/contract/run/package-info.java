/// Tests of the run's values.
@NullMarked
package io.datasync.contract.run;

import org.jspecify.annotations.NullMarked;
