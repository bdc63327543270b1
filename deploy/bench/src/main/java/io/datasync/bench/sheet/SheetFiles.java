package io.datasync.bench.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiConsumer;

/// The sheet in two forms, written once and kept: as the Sheets API answers `values:batchGet`, and as text for COPY.
///
/// @param rows           below the header row
/// @param changedPercent how many of a hundred rows differ from the sheet with 0
public record SheetFiles(Path folder, int rows, int changedPercent) {
    private static final int FLUSH_AT = 1 << 16;

    /// Spread over the whole sheet, as edits are.
    private static final int SPREAD = 37;

    public Path json() throws IOException {
        return written("json", this::writeJson);
    }

    public Path copyText() throws IOException {
        return written("copy", this::writeCopyText);
    }

    private Path written(String suffix, Writing writing) throws IOException {
        Path file = folder.resolve("%d-%d.%s".formatted(rows, changedPercent, suffix));
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
                writing.into(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private void writeJson(BufferedWriter out) throws IOException {
        out.write(
                "{\"spreadsheetId\":\"members\",\"valueRanges\":[{\"range\":\"Members!A1:J%d\",\"majorDimension\":\"ROWS\",\"values\":[[\"%s\"]"
                        .formatted(rows + 1, String.join("\",\"", Member.HEADERS)));
        eachRow(
                out,
                (member, text) -> {
                    text.append(',');
                    member.json(text);
                });
        out.write("]}]}");
    }

    private void writeCopyText(BufferedWriter out) throws IOException {
        eachRow(out, Member::copyText);
    }

    private void eachRow(BufferedWriter out, BiConsumer<Member, StringBuilder> form)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rows; number++) {
            form.accept(Member.of(number, number * (long) SPREAD % 100 < changedPercent), text);
            if (text.length() > FLUSH_AT) {
                out.append(text);
                text.setLength(0);
            }
        }
        out.append(text);
    }

    @FunctionalInterface
    private interface Writing {
        void into(BufferedWriter out) throws IOException;
    }
}
