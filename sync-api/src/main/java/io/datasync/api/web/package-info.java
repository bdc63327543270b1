/// What holds for every request and answer: the guard against forged requests, the headers.
@NullMarked
package io.datasync.api.web;

import org.jspecify.annotations.NullMarked;
