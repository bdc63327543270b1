package io.datasync.worker.source;

import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsRequest;
import io.datasync.contract.run.RunError;
import io.datasync.contract.run.RunView;
import io.datasync.worker.source.Trouble.Lasting;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// One reading of a spreadsheet's tabs, in as many attempts as it takes.
final class Reading {
    private static final int BAD_REQUEST = 400;

    private final ReadRequest request;
    private final Sheets client;
    private final MetadataCache known;
    private final Links links;
    private final Waits waits;
    private final RowSink sink;

    /// What is known of the spreadsheet so far.
    private RunView.Source source;

    Reading(
            ReadRequest request,
            Sheets client,
            MetadataCache known,
            Links links,
            Waits waits,
            RowSink sink) {
        this.request = request;
        this.client = client;
        this.known = known;
        this.links = links;
        this.waits = waits;
        this.sink = sink;
        source =
                new RunView.Source(
                        request.location(), null, links.to(request.location(), null, null));
    }

    RunView.Source source() {
        return source;
    }

    /// @throws IOException when it gave nothing; [Troubles] tells why
    ReadOutcome.Complete attempt() throws IOException, InterruptedException {
        Metadata metadata = withAllTabs();
        waits.forBudget();
        sink.begin(source);
        try {
            return new ReadOutcome.Complete(source, values());
        } catch (Trouble.Found e) {
            throw linked(e, metadata);
        } catch (HttpResponseException e) {
            if (e.getStatusCode() == BAD_REQUEST) {
                // Most likely a tab was renamed since its spreadsheet was last looked at.
                known.forget(request.location());
                withAllTabs();
            }
            throw e;
        }
    }

    /// What is remembered is trusted only as long as it has all the tabs.
    private Metadata withAllTabs() throws IOException, InterruptedException {
        Optional<Metadata> remembered =
                known.of(request.location())
                        .filter(metadata -> metadata.tabs().keySet().containsAll(request.tabs()));
        Metadata metadata = remembered.isPresent() ? remembered.get() : metadata();
        source =
                new RunView.Source(
                        request.location(),
                        metadata.title(),
                        links.to(
                                request.location(),
                                request.tabs().stream()
                                        .findFirst()
                                        .map(metadata.tabs()::get)
                                        .orElse(null),
                                null));
        for (String tab : request.tabs()) {
            if (!metadata.tabs().containsKey(tab)) {
                RunError error = SourceErrors.tabMissing(source, tab, metadata.tabs().keySet());
                throw new Trouble.Found(new Lasting(error));
            }
        }
        return metadata;
    }

    private Metadata metadata() throws IOException, InterruptedException {
        waits.forBudget();
        Metadata metadata =
                answer(
                        client.spreadsheets()
                                .get(request.location())
                                .setFields(Metadata.FIELDS)
                                .setPrettyPrint(false),
                        Metadata::parse);
        known.remember(request.location(), metadata);
        return metadata;
    }

    private String values() throws IOException, InterruptedException {
        return answer(
                client.spreadsheets()
                        .values()
                        .batchGet(request.location())
                        .setRanges(request.tabs().stream().map(Ranges::all).toList())
                        .setMajorDimension("ROWS")
                        .setValueRenderOption("UNFORMATTED_VALUE")
                        .setDateTimeRenderOption("SERIAL_NUMBER")
                        .setPrettyPrint(false),
                new AnswerReader(request.tabs(), sink)::read);
    }

    private static <T> T answer(SheetsRequest<?> request, Parser<T> parser)
            throws IOException, InterruptedException {
        HttpResponse response = request.executeUnparsed();
        boolean whole = false;
        try (InputStream content = response.getContent()) {
            if (content == null) {
                throw Trouble.badAnswer("Google Sheets answered with nothing");
            }
            T parsed = parser.parse(content);
            whole = true;
            return parsed;
        } finally {
            if (!whole) {
                // The rest of a bad answer is not waited for, and its connection not used again.
                response.disconnect();
            }
        }
    }

    /// A tab that cannot be used is linked to where it is at fault.
    private Trouble.Found linked(Trouble.Found found, Metadata metadata) {
        if (!(found.trouble() instanceof Lasting(RunError error)) || error.where() == null) {
            return found;
        }
        RunError.Where at = error.where();
        String url = links.to(request.location(), metadata.tabs().get(at.tab()), at.cell());
        return new Trouble.Found(
                new Lasting(
                        new RunError(
                                error.code(),
                                error.message(),
                                error.action(),
                                new RunError.Where(
                                        at.spreadsheet(),
                                        url,
                                        at.tab(),
                                        at.row(),
                                        at.cell(),
                                        at.header(),
                                        at.nearMiss(),
                                        at.headers()))));
    }

    @FunctionalInterface
    private interface Parser<T> {
        T parse(InputStream content) throws IOException, InterruptedException;
    }
}
