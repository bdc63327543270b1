package io.datasync.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasync.worker.run.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The queue, as PostgreSQL may choose to look at it.
class ClaimsIT {
    @Test
    void aClaimTakesOneRunAlsoWhenStatisticsSayThatTheTablesAreEmpty() {
        try (EngineRig rig = new EngineRig()) {
            TestWorker worker = rig.worker();
            rig.execute("ANALYZE run, lease");
            List<String> types = List.of("locations", "admins", "leaves", "therapists");
            types.forEach(worker::take);
            rig.execute("ANALYZE run, lease");

            List<String> claimed = new ArrayList<>();
            for (Optional<Claim> claim = worker.claims.claim();
                    claim.isPresent();
                    claim = worker.claims.claim()) {
                claimed.add(claim.get().type());
            }

            assertThat(claimed).isEqualTo(types);
        }
    }
}
