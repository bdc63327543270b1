package io.datasync.worker.stage;

import io.datasync.worker.judge.Verdict.Judged;
import java.util.function.Predicate;

/// Which records of the sheet the run is about. All of them are judged; the others are neither staged nor counted.
public interface Wanted {
    Wanted ALL = _ -> _ -> true;

    /// Of this dataset.
    Predicate<Judged> of(StageTable table);
}
