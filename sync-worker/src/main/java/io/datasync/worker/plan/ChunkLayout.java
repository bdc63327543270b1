package io.datasync.worker.plan;

import java.util.ArrayList;
import java.util.List;

/// Cuts a dataset's rows into chunks, by how much there is to do rather than by how many rows there are.
final class ChunkLayout {
    private ChunkLayout() {}

    /// Rows of the sheet next to each other, as counted by SQL.
    ///
    /// @param lastRow the last of them
    record Bucket(int lastRow, int sheetRows, int planRows) {}

    /// @param buckets  in sheet order
    /// @param fromRow  the row after which the first begins
    /// @param planRows how many planned rows fill a chunk
    static List<Chunk> of(int ordinal, List<Bucket> buckets, int fromRow, int planRows) {
        List<Chunk> chunks = new ArrayList<>();
        int from = fromRow;
        int sheet = 0;
        int planned = 0;
        int last = fromRow;
        for (Bucket bucket : buckets) {
            if (planned > 0 && planned + bucket.planRows() > planRows) {
                chunks.add(new Chunk(ordinal, from, last, sheet, planned));
                from = last;
                sheet = 0;
                planned = 0;
            }
            sheet += bucket.sheetRows();
            planned += bucket.planRows();
            last = bucket.lastRow();
        }
        if (sheet > 0) {
            chunks.add(new Chunk(ordinal, from, last, sheet, planned));
        }
        return chunks;
    }

    /// How many planned rows fill a chunk of a plan of this size.
    static int chunkRows(long planRows, ApplySettings settings) {
        long visible = Math.ceilDiv(planRows, settings.chunksForProgress());
        return Math.clamp(visible, settings.smallestChunk(), settings.chunkRows());
    }
}
