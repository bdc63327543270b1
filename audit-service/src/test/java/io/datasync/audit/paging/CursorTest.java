package io.datasync.audit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasync.audit.problem.RequestProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void aCursorComesBackAsItWasGiven() {
        Instant at = Instant.parse("2026-11-23T09:00:00.123456Z");
        UUID id = UUID.randomUUID();
        Cursor cursor = Cursor.parse(Cursor.of(at, id, 7).opaque(), 3);
        assertThat(cursor.instant(0)).isEqualTo(at);
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.integer(2)).isEqualTo(7);
    }

    @Test
    void whatIsNoCursorOfTheListIsRefused() {
        assertThatThrownBy(() -> Cursor.parse("###", 1)).isInstanceOf(RequestProblem.class);
        assertThatThrownBy(() -> Cursor.parse(Cursor.of("one").opaque(), 2))
                .isInstanceOf(RequestProblem.class);
        Cursor words = Cursor.of("words", "+400000-01-01T00:00:00Z");
        assertThatThrownBy(() -> words.instant(0)).isInstanceOf(RequestProblem.class);
        assertThatThrownBy(() -> words.instant(1)).isInstanceOf(RequestProblem.class);
        assertThatThrownBy(() -> words.uuid(0)).isInstanceOf(RequestProblem.class);
        assertThatThrownBy(() -> words.integer(0)).isInstanceOf(RequestProblem.class);
    }

    @Test
    void aPageKnowsWhetherThereIsANextOne() {
        assertThat(Page.of(List.of(1, 2, 3), 3, Cursor::of).next()).isNull();
        Page<Integer> full = Page.of(List.of(1, 2, 3), 2, Cursor::of);
        assertThat(full.items()).containsExactly(1, 2);
        assertThat(full.next()).isEqualTo(Cursor.of(2));
        assertThat(Page.of(List.of(), 2, Cursor::of).items()).isEmpty();
    }
}
