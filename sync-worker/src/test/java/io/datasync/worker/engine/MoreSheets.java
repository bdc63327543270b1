package io.datasync.worker.engine;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The demo spreadsheet of one more sync type.
public final class MoreSheets implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("DATASYNC_SPREADSHEET_BRANDS_PACKAGES", "demo-brands-packages");
    }

    @Override
    public void stop() {}
}
