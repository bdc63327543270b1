/// How a row is judged (contract section 3): cells in, verdict out. Pure; knows no database and no source's protocol.
@NullMarked
package io.datasync.worker.judge;

import org.jspecify.annotations.NullMarked;
