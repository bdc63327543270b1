/// The run as everybody sees it: its state, progress, counts and the outcome of each record; values only.
@NullMarked
package io.datasync.contract.run;

import org.jspecify.annotations.NullMarked;
