/// Tests of the texts, against the golden days.
@NullMarked
package io.datasync.contract.text;

import org.jspecify.annotations.NullMarked;
