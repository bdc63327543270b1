/// Tests of the catalog: the shipped files, and what the loader refuses.
@NullMarked
package io.datasync.contract.catalog;

import org.jspecify.annotations.NullMarked;
