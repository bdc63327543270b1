package io.datasync.api.synctypes;

import static io.datasync.api.testing.Http.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Parts.class)
class SyncTypesIT {
    private static final String EMPLOYEE = "find { it.type == 'therapists' }.datasets[0].columns";

    @Test
    void thePagesAreTheCatalogs() {
        as(Person.VIEWER)
                .get("/api/sync-types")
                .then()
                .statusCode(200)
                .body(
                        "type.sort()",
                        equalTo(
                                List.of(
                                        "admins",
                                        "brands-packages",
                                        "leaves",
                                        "locations",
                                        "therapists")))
                .body(
                        "find { it.type == 'brands-packages' }.page",
                        equalTo("Brand & Package Management"))
                .body(
                        "find { it.type == 'therapists' }.datasets.label",
                        equalTo(List.of("Karyawan therapists", "schedules")))
                .body(EMPLOYEE + "[0].name", equalTo("employee_id"))
                .body(EMPLOYEE + "[0].header", equalTo("Employee ID"))
                .body(EMPLOYEE + "[0].kind", equalTo("text"))
                .body(
                        EMPLOYEE + ".find { it.name == 'location_code' }.references",
                        equalTo("locations"))
                .body(
                        EMPLOYEE + ".find { it.name == 'gender' }.oneOf",
                        equalTo(List.of("Female", "Male")));
    }

    @Test
    void aTypeWhoseSpreadsheetIsKnownLinksToIt() {
        as(Person.VIEWER)
                .get("/api/sync-types")
                .then()
                .body(
                        "find { it.type == 'locations' }.spreadsheetUrl",
                        equalTo("https://docs.google.com/spreadsheets/d/sheet-of-locations/edit"))
                .body("find { it.type == 'leaves' }.spreadsheetUrl", nullValue());
    }
}
