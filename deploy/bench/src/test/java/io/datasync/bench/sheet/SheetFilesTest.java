package io.datasync.bench.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetFilesTest {
    private static final int ROWS = 1000;

    @TempDir Path folder;

    @Test
    void fiveInAHundredRowsDifferFromTheUnchangedSheet() throws IOException {
        List<String> unchanged = Files.readAllLines(new SheetFiles(folder, ROWS, 0).copyText());
        List<String> changed = Files.readAllLines(new SheetFiles(folder, ROWS, 5).copyText());

        long different =
                IntStream.range(0, ROWS)
                        .filter(i -> !unchanged.get(i).equals(changed.get(i)))
                        .count();

        assertThat(different).isEqualTo(ROWS * 5 / 100);
    }

    @Test
    void bothFormsHoldTheSameRowsInTheSameOrder() throws IOException {
        SheetFiles sheet = new SheetFiles(folder, ROWS, 5);
        List<String> text = Files.readAllLines(sheet.copyText());

        JsonNode values =
                Json.mapper()
                        .readTree(sheet.json().toFile())
                        .path("valueRanges")
                        .path(0)
                        .path("values");

        assertThat(values.size()).isEqualTo(ROWS + 1);
        for (int i = 0; i < ROWS; i++) {
            String[] columns = text.get(i).split("\t");
            JsonNode cells = values.path(i + 1);
            assertThat(cells.path(0).asText()).isEqualTo(columns[0]);
            assertThat(cells.path(5).asText()).isEqualTo(columns[5]);
            assertThat(cells.path(9).asText()).isEqualTo(columns[9]);
        }
    }

    @Test
    void aRowTakesAbout134BytesOnTheWire() throws IOException {
        long bytes = Files.size(new SheetFiles(folder, ROWS, 0).json());

        assertThat(bytes / ROWS).isBetween(128L, 140L);
    }
}
