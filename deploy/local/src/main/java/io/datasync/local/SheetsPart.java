package io.datasync.local;

import java.util.List;

/// The demo Sheets server in a process of its own. Tests that need no process of its own take
/// [io.datasync.local.sheets.DemoSheets], which is there at once.
public final class SheetsPart extends ProcessPart {
    public static final int PORT = 8190;

    private SheetsPart(Place place, int port) {
        super(place, port);
    }

    public static SheetsPart temporary() {
        return new SheetsPart(Place.temporary("sheets"), Ports.free());
    }

    public static SheetsPart at(Place place, int port) {
        return new SheetsPart(place, port);
    }

    /// What `DATASYNC_SHEETS_ENDPOINT` is to be.
    public String endpoint() {
        return "http://localhost:" + port() + "/";
    }

    @Override
    List<String> command() {
        return new JavaCommand(place(), 128)
                .options("-XX:TieredStopAtLevel=1")
                .main(
                        Project.ownClasspath(),
                        "io.datasync.local.sheets.SheetsMain",
                        Integer.toString(port()),
                        place().data().toString());
    }

    @Override
    boolean isReady() {
        return Ports.answers(port());
    }
}
