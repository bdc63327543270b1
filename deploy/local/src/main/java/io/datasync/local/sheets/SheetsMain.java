package io.datasync.local.sheets;

import java.nio.file.Path;

/// The demo Sheets server as a process of its own: port, folder of the saved sheets.
public final class SheetsMain {
    private SheetsMain() {}

    public static void main(String[] arguments) {
        DemoSheets.started(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }
}
