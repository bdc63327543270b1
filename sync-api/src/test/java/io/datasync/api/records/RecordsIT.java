package io.datasync.api.records;

import static io.datasync.api.testing.Http.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.datasync.api.page.Cursor;
import io.datasync.api.testing.DirectoryTables;
import io.datasync.api.testing.DirectoryTables.Therapist;
import io.datasync.api.testing.Parts;
import io.datasync.api.testing.Person;
import io.datasync.contract.catalog.Catalog;
import io.datasync.contract.catalog.CatalogLoader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Parts.class)
class RecordsIT {
    private static final int THERAPISTS = 137;
    private static final UUID RUN = UUID.fromString("019ab0f2-0000-7000-8000-000000000001");
    private static final UUID OTHER_RUN = UUID.fromString("019ab0f2-0000-7000-8000-000000000002");
    private static final Catalog CATALOG = CatalogLoader.load(Parts.catalogDir());

    @BeforeAll
    static void fill() {
        Parts.database("worker").useHandle(RecordsIT::fill);
    }

    /// Names that repeat, differ by case only, or have odd letters; blanks here and there.
    private static void fill(Handle handle) {
        DirectoryTables.create(handle, CATALOG);
        DirectoryTables.location(handle, "KMG", "Kemang");
        DirectoryTables.location(handle, "SNP", "Senopati");
        Random random = new Random(7);
        List<String> names =
                List.of("Adi", "adi", "Ärum", "Budi", "citra", "Citra", "50%", "O'Neil");
        for (int i = 0; i < THERAPISTS; i++) {
            DirectoryTables.therapist(
                    handle,
                    new Therapist(
                            "EMP-%03d".formatted(i),
                            names.get(random.nextInt(names.size())),
                            oneOf(random, "Female", "Male", null),
                            random.nextBoolean() ? List.of("Reflexology", "Shiatsu") : List.of(),
                            oneOf(random, "KMG", "SNP", "GONE", null),
                            oneOf(random, "2024-02-29", "2025-01-01", null),
                            oneOf(random, true, false, null),
                            i % 10 == 0 ? OTHER_RUN : RUN));
        }
        for (String day : List.of("Wednesday", "Monday", "Sunday", "Friday")) {
            DirectoryTables.schedule(handle, "EMP-001", day);
        }
    }

    @SafeVarargs
    private static <T> @Nullable T oneOf(Random random, @Nullable T... values) {
        return values[random.nextInt(values.length)];
    }

    static Stream<String> sorts() {
        return CATALOG.dataset("therapists").orElseThrow().columns().stream()
                .flatMap(column -> Stream.of(column.name(), "-" + column.name()));
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void walkingAllPagesGivesEveryRecordOnceInOneOrder(String sort) {
        List<String> atOnce = walk("therapists", sort, 200);
        List<String> inPages = walk("therapists", sort, 7);

        assertThat(atOnce).hasSize(THERAPISTS).doesNotHaveDuplicates();
        assertThat(inPages).containsExactlyElementsOf(atOnce);
    }

    @Test
    void blanksStandLastWhicheverWay() {
        for (String sort : List.of("joined_on", "-joined_on")) {
            List<String> values =
                    records()
                            .queryParam("sort", sort)
                            .queryParam("limit", 200)
                            .get("/api/records/therapists")
                            .path("items.joined_on");
            int firstBlank = values.indexOf(null);

            assertThat(values.subList(firstBlank, values.size())).containsOnlyNulls();
            assertThat(values.subList(0, firstBlank))
                    .isSortedAccordingTo(
                            sort.startsWith("-")
                                    ? Comparator.reverseOrder()
                                    : Comparator.naturalOrder());
        }
    }

    @Test
    void recordsAreSortedByNameWhateverItsCaseUnlessToldOtherwise() {
        List<String> names =
                records()
                        .queryParam("limit", 200)
                        .get("/api/records/therapists")
                        .path("items.full_name");

        assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT))).isSorted();
    }

    @Test
    void daysAreInTheOrderOfTheWeek() {
        records()
                .get("/api/records/schedules")
                .then()
                .body("items.day", equalTo(List.of("Monday", "Wednesday", "Friday", "Sunday")))
                .body("items[0].start_time", equalTo("09:30"))
                .body("items[0]._meta.key", equalTo("EMP-001|Monday"))
                .body("items[0]._meta.createdBy", nullValue());
    }

    @Test
    void valuesHaveTheirTypes() {
        String id =
                Parts.database("worker")
                        .withHandle(
                                handle ->
                                        handle.createQuery(
                                                        """
                                                        SELECT employee_id FROM directory.therapist
                                                        WHERE location_code = 'KMG' AND joined_on = '2024-02-29' AND active
                                                            AND cardinality(specializations) = 2 LIMIT 1
                                                        """)
                                                .mapTo(String.class)
                                                .one());

        records()
                .queryParam("q", id)
                .get("/api/records/therapists")
                .then()
                .body("total", equalTo(1))
                .body("next", nullValue())
                .body("items[0].employee_id", equalTo(id))
                .body("items[0].joined_on", equalTo("2024-02-29"))
                .body("items[0].active", equalTo(true))
                .body("items[0].specializations", equalTo(List.of("Reflexology", "Shiatsu")))
                .body("items[0].phone_number", nullValue())
                .body("items[0]._refs.location_code", equalTo("Kemang"))
                .body("items[0]._meta.key", equalTo(id))
                .body("items[0]._meta.version", equalTo(2));
    }

    @Test
    void aReferenceWithoutARecordHasNoName() {
        Response page = records().queryParam("limit", 200).get("/api/records/therapists");
        List<String> codes = page.path("items.location_code");
        List<String> names = page.path("items._refs.location_code");

        for (int i = 0; i < codes.size(); i++) {
            assertThat(names.get(i))
                    .isEqualTo(
                            switch (codes.get(i)) {
                                case "KMG" -> "Kemang";
                                case "SNP" -> "Senopati";
                                case null, default -> null;
                            });
        }
    }

    @Test
    void aScheduleNamesItsTherapist() {
        String name =
                records()
                        .queryParam("q", "EMP-001")
                        .get("/api/records/therapists")
                        .path("items[0].full_name");

        records()
                .get("/api/records/schedules")
                .then()
                .body("items[0]._refs.employee_id", equalTo(name));
    }

    @Test
    void everyWordMustStandSomewhereWhateverItsCase() {
        int all = total("citra");

        assertThat(all).isPositive().isEqualTo(total("CITRA"));
        assertThat(total("citra shiatsu")).isPositive().isLessThan(all);
        assertThat(total("citra nonsense")).isZero();
        assertThat(total("kemang")).isPositive();
        assertThat(total("o'neil")).isPositive();
    }

    @Test
    void signsOfAPatternAreLetters() {
        int percent = total("50%");

        assertThat(percent).isPositive().isLessThan(THERAPISTS);
        assertThat(total("%")).isEqualTo(percent);
        assertThat(total("_")).isZero();
        assertThat(total("\\")).isZero();
    }

    @Test
    void sqlInASearchIsAWordLikeAnyOther() {
        assertThat(total("'; DROP TABLE directory.therapist; --")).isZero();
        assertThat(total("")).isEqualTo(THERAPISTS);
    }

    @Test
    void theRecordsThatARunChangedCanBeAskedFor() {
        records()
                .queryParam("changedBy", OTHER_RUN.toString())
                .queryParam("limit", 200)
                .get("/api/records/therapists")
                .then()
                .body("total", equalTo(14))
                .body("items.size()", equalTo(14))
                .body("items._meta.changedBy.unique()", containsInAnyOrder(OTHER_RUN.toString()));
    }

    @Test
    void theTotalIsOfAllPagesAndTheSearchHoldsOnEachOfThem() {
        int total = total("adi");
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            RequestSpecification request = records().queryParam("q", "adi").queryParam("limit", 5);
            Response page =
                    (after == null ? request : request.queryParam("after", after))
                            .get("/api/records/therapists");
            assertThat(page.<Integer>path("total")).isEqualTo(total);
            found.addAll(page.path("items.full_name"));
            after = page.path("next");
        } while (after != null);

        assertThat(found).hasSize(total).allMatch(name -> name.equalsIgnoreCase("adi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=full_name", "sort=-joined_on", "sort=email"})
    void aCursorOfAnotherOrderIsRefused(String other) {
        String cursor =
                records()
                        .queryParam("sort", "joined_on")
                        .queryParam("limit", 1)
                        .get("/api/records/therapists")
                        .path("next");

        records()
                .queryParam("after", cursor)
                .get("/api/records/therapists?" + other)
                .then()
                .statusCode(400)
                .body("code", equalTo("CURSOR_INVALID"));
    }

    @Test
    void aCursorThatSomebodyMadeUpIsRefused() {
        String madeUp =
                new Cursor("therapists joined_on", List.of("no date", "EMP-001", "EMP-001"))
                        .encoded();

        records()
                .queryParam("sort", "joined_on")
                .queryParam("after", madeUp)
                .get("/api/records/therapists")
                .then()
                .statusCode(400)
                .body("code", equalTo("CURSOR_INVALID"));
    }

    @Test
    void aTableThatTheWorkerHasNotMadeYetIsNotReady() {
        Parts.database("worker")
                .useHandle(
                        handle ->
                                handle.execute("ALTER TABLE directory.brand RENAME TO brand_away"));

        records()
                .get("/api/records/brands")
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("DIRECTORY_NOT_READY"));

        Parts.database("worker")
                .useHandle(
                        handle ->
                                handle.execute("ALTER TABLE directory.brand_away RENAME TO brand"));
        records().get("/api/records/brands").then().statusCode(200).body("total", equalTo(0));
    }

    private static List<String> walk(String dataset, String sort, int limit) {
        List<String> keys = new ArrayList<>();
        String after = null;
        do {
            RequestSpecification request =
                    records().queryParam("sort", sort).queryParam("limit", limit);
            Response page =
                    (after == null ? request : request.queryParam("after", after))
                            .get("/api/records/" + dataset);
            keys.addAll(page.path("items._meta.key"));
            after = page.path("next");
        } while (after != null);
        return keys;
    }

    private static int total(String q) {
        return records().queryParam("q", q).get("/api/records/therapists").path("total");
    }

    private static RequestSpecification records() {
        return as(Person.VIEWER);
    }
}
