/// The sync types as data, and the loader that refuses a wrong file with file, path and reason.
@NullMarked
package io.datasync.contract.catalog;

import org.jspecify.annotations.NullMarked;
