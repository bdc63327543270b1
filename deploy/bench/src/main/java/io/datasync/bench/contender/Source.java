package io.datasync.bench.contender;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Not a contender: how long the sheet takes to come over the wire, read and dropped.
final class Source implements Contender {
    private static final int BUFFER = 1 << 16;

    private final Place place;

    Source(Place place) {
        this.place = place;
    }

    @Override
    public void prepare() throws Exception {
        place.createTable();
    }

    @Override
    public void sync(Path copyText) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream json = place.values().toURL().openStream()) {
            while (json.read(buffer) >= 0) {
                // dropped
            }
        }
    }
}
