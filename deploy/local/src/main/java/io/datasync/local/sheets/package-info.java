/// A stand-in for Google: spreadsheets of the two golden days behind the Sheets v4 REST API, with a page to edit them
/// and faults to turn on. Knows nothing of the services that read it.
@NullMarked
package io.datasync.local.sheets;

import org.jspecify.annotations.NullMarked;
