/// Phone numbers by Google's libphonenumber, which stays out of the judging's core.
@NullMarked
package io.datasync.worker.phone;

import org.jspecify.annotations.NullMarked;
