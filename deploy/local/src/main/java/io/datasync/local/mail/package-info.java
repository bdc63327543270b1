/// A mail server that keeps what it is sent, and a page to read it.
@NullMarked
package io.datasync.local.mail;

import org.jspecify.annotations.NullMarked;
