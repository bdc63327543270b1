package io.datasync.local.sheets;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The demo Sheets server, in this JVM: the API under `/v4`, the control API under `/control`, the page at `/`.
public final class DemoSheets implements AutoCloseable {
    static {
        // Else the server's small writes wait 40 ms for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
    private final RequestLog requests = new RequestLog();
    private final Pauses pauses = new Pauses();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Workbooks workbooks;
    private final HttpServer server;

    private DemoSheets(int port, @Nullable Path folder) {
        @Nullable SavedState saved = folder == null ? null : new SavedState(folder);
        workbooks = new Workbooks(Day.ONE, () -> save(saved));
        if (saved != null) {
            saved.restore(workbooks);
        }
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The demo Sheets server cannot listen on port " + port, e);
        }
        SheetsApi api =
                new SheetsApi(
                        workbooks, () -> faults.getAndUpdate(Faults::afterOne), requests, pauses);
        ControlApi control = new ControlApi(this);
        server.createContext("/v4/", api::handle);
        server.createContext("/control/", control::handle);
        server.createContext("/", Page::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void save(@Nullable SavedState saved) {
        if (saved != null) {
            saved.save(workbooks);
        }
    }

    /// On a free port, with day 1, keeping nothing: for tests.
    public static DemoSheets started() {
        return new DemoSheets(0, null);
    }

    /// Goes on with what was saved in that folder.
    public static DemoSheets started(int port, Path folder) {
        return new DemoSheets(port, folder);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// What `DATASYNC_SHEETS_ENDPOINT` is to be.
    public String endpoint() {
        return "http://localhost:" + port() + "/";
    }

    /// All tabs as they are on that day; edits are gone.
    public void day(Day day) {
        workbooks.switchTo(day);
    }

    /// The day's sheets without edits, and no faults.
    public void reset() {
        workbooks.switchTo(workbooks.day());
        faults(Faults.NONE);
    }

    public Faults faults() {
        return faults.get();
    }

    /// From now on these; a request that is being delayed is delayed no longer.
    public void faults(Faults other) {
        faults.set(other);
        pauses.end();
    }

    public RequestLog requests() {
        return requests;
    }

    /// One spreadsheet more, with one tab; a switch of the day or a reset takes it away again.
    public void spreadsheet(String id, String title, String tab, List<? extends List<?>> rows) {
        workbooks.put(new Spreadsheet(id, title, List.of(new Tab(0, tab, Workbooks.rows(rows)))));
    }

    /// @param where as in `C5`
    /// @param value a String, a Number, a Boolean, or null
    public void cell(String spreadsheet, String tab, String where, @Nullable Object value) {
        A1 at =
                A1.parse(where)
                        .orElseThrow(() -> new IllegalArgumentException(where + " is not a cell"));
        workbooks.edit(
                spreadsheet,
                tab,
                old -> old.withCell(at.fromRow(), at.fromColumn(), Cell.of(value)));
    }

    /// Replaces the whole tab, header and all.
    public void tab(String spreadsheet, String tab, List<? extends List<?>> rows) {
        List<List<Cell>> cells = Workbooks.rows(rows);
        workbooks.edit(spreadsheet, tab, old -> old.withRows(cells));
    }

    /// @param number as the sheet shows it; 1 is the header
    public void deleteRow(String spreadsheet, String tab, int number) {
        workbooks.edit(spreadsheet, tab, old -> old.withoutRow(number - 1));
    }

    public void addRow(String spreadsheet, String tab, List<?> values) {
        List<Cell> cells = Workbooks.rows(List.of(values)).getFirst();
        workbooks.edit(spreadsheet, tab, old -> old.withRow(old.rows().size(), cells));
    }

    /// Under another name; the old name is unknown from now on.
    public void renameTab(String spreadsheet, String tab, String name) {
        workbooks.edit(spreadsheet, tab, old -> old.named(name));
    }

    Workbooks workbooks() {
        return workbooks;
    }

    @Override
    public void close() {
        pauses.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
