package io.datasync.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.worker.plan.ChunkLayout.Bucket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkLayoutTest {
    @Test
    void cutsByWhatThereIsToDoAndCoversEveryRow() {
        List<Bucket> buckets =
                List.of(
                        new Bucket(249, 248, 10),
                        new Bucket(499, 250, 0),
                        new Bucket(749, 250, 240),
                        new Bucket(999, 250, 250),
                        new Bucket(1100, 101, 0));

        assertThat(ChunkLayout.of(1, buckets, 0, 250))
                .containsExactly(new Chunk(1, 0, 749, 748, 250), new Chunk(1, 749, 1100, 351, 250));
    }

    @Test
    void unchangedRowsAreOneChunkHoweverManyThereAre() {
        List<Bucket> buckets = List.of(new Bucket(249, 248, 0), new Bucket(499, 250, 0));

        assertThat(ChunkLayout.of(0, buckets, 0, 250))
                .containsExactly(new Chunk(0, 0, 499, 498, 0));
    }

    @Test
    void beginsAfterTheRowsThatAreSettled() {
        assertThat(ChunkLayout.of(0, List.of(new Bucket(499, 99, 7)), 400, 250))
                .containsExactly(new Chunk(0, 400, 499, 99, 7));
    }

    @Test
    void aTabWithoutRowsHasNoChunk() {
        assertThat(ChunkLayout.of(0, List.of(), 0, 250)).isEmpty();
    }

    @Test
    void smallPlansHaveSmallerChunksSoThatTheirProgressIsSeen() {
        ApplySettings settings = settings();

        assertThat(ChunkLayout.chunkRows(0, settings)).isEqualTo(250);
        assertThat(ChunkLayout.chunkRows(20_000, settings)).isEqualTo(1_000);
        assertThat(ChunkLayout.chunkRows(1_000_000, settings)).isEqualTo(10_000);
    }

    private static ApplySettings settings() {
        return new ApplySettings() {
            @Override
            public int chunkRows() {
                return 10_000;
            }

            @Override
            public int chunksForProgress() {
                return 20;
            }

            @Override
            public int smallestChunk() {
                return 250;
            }

            @Override
            public int sliceBytes() {
                return 500_000;
            }
        };
    }
}
