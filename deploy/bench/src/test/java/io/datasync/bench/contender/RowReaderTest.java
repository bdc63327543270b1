package io.datasync.bench.contender;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.bench.sheet.SheetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
    @TempDir Path folder;

    @Test
    void everyCellBelowTheHeaderIsReadAsItsColumnsType() throws IOException {
        SheetFiles sheet = new SheetFiles(folder, 500, 5);
        List<String> read = new ArrayList<>();
        try (RowReader rows = new RowReader(Files.newInputStream(sheet.json()))) {
            for (SheetRow row = rows.next(); row != null; row = rows.next()) {
                read.add(copyText(row));
            }
        }

        assertThat(read).isEqualTo(Files.readAllLines(sheet.copyText()));
    }

    private static String copyText(SheetRow row) {
        return String.join(
                "\t",
                row.code(),
                row.name(),
                row.email(),
                row.phone(),
                row.city(),
                row.notes(),
                row.joinedOn().toString(),
                row.startsAt().toString(),
                row.active() ? "t" : "f",
                row.rate().toPlainString());
    }
}
