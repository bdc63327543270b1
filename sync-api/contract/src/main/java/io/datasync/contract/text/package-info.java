/// The sentences of the contract, made from values; imports java.* and the run's values only.
@NullMarked
package io.datasync.contract.text;

import org.jspecify.annotations.NullMarked;
