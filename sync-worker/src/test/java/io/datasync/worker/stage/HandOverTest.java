package io.datasync.worker.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.Row;
import io.datasync.worker.source.RowSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static final int MANY = 10_000;
    private static final RunView.Source SOURCE = new RunView.Source("sheet", "Test", null);

    private final Seen seen = new Seen();
    private final HandOver rows = new HandOver(seen);

    @Test
    void rowsComeInOrderAndAllBeforeTheNextHeader() {
        rows.begin(SOURCE);
        tab("One", MANY);
        tab("Two", 3);
        rows.drain();

        List<String> wanted = new ArrayList<>(List.of("begin", "One header"));
        IntStream.rangeClosed(2, MANY).forEach(row -> wanted.add("One " + row));
        wanted.addAll(List.of("Two header", "Two 2", "Two 3"));
        assertThat(seen.calls).isEqualTo(wanted);
    }

    @Test
    void whatGoesWrongWithARowEndsTheReadingAsItself() {
        seen.refused = 700;
        rows.begin(SOURCE);

        assertThatThrownBy(
                        () -> {
                            tab("One", MANY);
                            rows.drain();
                        })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 700");
    }

    @Test
    void aReadingThatBeginsAgainForgetsTheRowsBefore() {
        rows.begin(SOURCE);
        tab("One", MANY);
        rows.begin(SOURCE);
        int before = seen.calls.size();
        tab("One", 5);
        rows.drain();

        assertThat(seen.calls.subList(before, seen.calls.size()))
                .containsExactly("One header", "One 2", "One 3", "One 4", "One 5");
    }

    @Test
    void anInterruptionIsLeftForWhoeverReads() {
        rows.begin(SOURCE);
        Thread.currentThread().interrupt();
        tab("One", MANY);

        assertThat(Thread.interrupted()).isTrue();
        rows.drain();
        assertThat(seen.calls).hasSize(MANY + 1);
    }

    private void tab(String name, int lastRow) {
        rows.header(name, new Row(1, List.of()));
        for (int row = 2; row <= lastRow; row++) {
            rows.row(name, new Row(row, List.of()));
        }
    }

    private static final class Seen implements RowSink {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
        private int refused;

        @Override
        public void begin(RunView.Source source) {
            calls.add("begin");
        }

        @Override
        public Optional<RunError> header(String tab, Row header) {
            calls.add(tab + " header");
            return Optional.empty();
        }

        @Override
        public void row(String tab, Row row) {
            if (row.number() == refused) {
                throw new IllegalArgumentException("row " + row.number());
            }
            calls.add(tab + " " + row.number());
        }

        @Override
        public void waiting(boolean waiting) {
            calls.add("waiting");
        }
    }
}
