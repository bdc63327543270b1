package io.datasync.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.datasync.local.sheets.Day;

/// The records as a script sees them, to set a scene and to compare with.
final class Directory {
    private Directory() {}

    /// Locations and therapists as on day 2, whatever was there before.
    static void filled() {
        Person sarah = Person.named("sarah");
        WholeSystem.sheets().day(Day.TWO);
        WholeSystem.sheets().reset();
        if (total(sarah, "locations") == 0) {
            Syncs.run(sarah, "locations");
        }
        if (!therapists().contains("john@example.com")) {
            Syncs.run(sarah, "therapists");
        }
    }

    /// What that sync must say on that day.
    static String message(Day day, String sync) {
        return Golden.syncs(day).stream()
                .filter(golden -> golden.path("sync").asText().equals(sync))
                .findFirst()
                .orElseThrow()
                .path("message")
                .asText();
    }

    /// What a sync of therapists says when day 2 stands there already.
    static String therapistsUnchanged() {
        return "Processed 151 Karyawan therapists: 0 created, 0 updated, 147 unchanged, 2 skipped, 2 failed."
                + " Processed 153 schedules: 0 created, 0 updated, 89 unchanged, 64 skipped, 0 failed.";
    }

    /// Every therapist, in one text.
    static String therapists() {
        JsonNode page =
                Person.named("sarah").get("/api/records/therapists?limit=200").expect(200).json();
        return page.path("items").toString();
    }

    private static int total(Person person, String dataset) {
        return person.get("/api/records/" + dataset).expect(200).json().path("total").asInt();
    }
}
