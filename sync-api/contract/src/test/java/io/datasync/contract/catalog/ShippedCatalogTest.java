package io.datasync.contract.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The five files of `deploy/catalog` against contract section 2.
class ShippedCatalogTest {
    private final Catalog catalog = CatalogLoader.load(directory());

    static Path directory() {
        return Path.of(System.getProperty("datasync.root", "../.."), "deploy", "catalog");
    }

    @Test
    void thePagesStandInTheOrderOfTheNavigation() {
        assertThat(catalog.types())
                .extracting(SyncType::type, SyncType::label, SyncType::page)
                .containsExactly(
                        tuple("therapists", "Therapists", "Therapist Management"),
                        tuple("leaves", "Leaves", "Therapist Leaves"),
                        tuple("locations", "Locations", "Location Management"),
                        tuple("admins", "Admins", "Admin Management"),
                        tuple(
                                "brands-packages",
                                "Brands & packages",
                                "Brand & Package Management"));
    }

    @Test
    void theDatasetsHaveTheirTabsTablesAndKeys() {
        assertThat(
                        catalog.types().stream()
                                .flatMap(type -> type.datasets().stream())
                                .map(
                                        set ->
                                                "%s (%s) %s %s %s %s (%s)"
                                                        .formatted(
                                                                set.dataset(),
                                                                set.label(),
                                                                set.tab(),
                                                                set.table(),
                                                                set.key(),
                                                                set.nameColumn(),
                                                                set.detailColumn())))
                .containsExactly(
                        "therapists (Karyawan therapists) Therapists therapist [employee_id] full_name (email)",
                        "schedules (schedules) Schedules therapist_schedule [employee_id, day] employee_id (day)",
                        "leaves (therapist leaves) Leaves therapist_leave [employee_id, start_date] employee_id (start_date)",
                        "locations (locations) Locations location [code] name (code)",
                        "admins (admins) Admins admin [email] full_name (email)",
                        "brands (brands) Brands brand [code] name (code)",
                        "packages (packages) Packages package [code] name (code)");
    }

    @Test
    void theColumnsAreMarkedAsTheContractMarksThem() {
        assertThat(described("locations"))
                .containsExactly(
                        "Code: code text R",
                        "Name: name text R",
                        "Address: address text",
                        "City: city text R",
                        "Phone Number: phone_number phone",
                        "Opens At: opens_at time",
                        "Closes At: closes_at time [After[column=opens_at]]",
                        "Active: active boolean default true");
        assertThat(described("therapists"))
                .containsExactly(
                        "Employee ID: employee_id text R",
                        "Full Name: full_name text R",
                        "Email: email email R U",
                        "Phone Number: phone_number phone",
                        "Gender: gender text [OneOf[values=[Female, Male]]]",
                        "Employment Type: employment_type text R Equals[value=Karyawan, otherwise=Wrong employment type]",
                        "Specializations: specializations list P",
                        "Location Code: location_code text [References[dataset=locations]]",
                        "Joined On: joined_on date",
                        "Active: active boolean default true");
        assertThat(described("schedules"))
                .containsExactly(
                        "Employee ID: employee_id text R Exists[dataset=therapists, otherwise=Unknown therapist]",
                        "Day: day text R [OneOf[values=[Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday]]]",
                        "Start Time: start_time time R",
                        "End Time: end_time time R [After[column=start_time]]");
        assertThat(described("leaves"))
                .containsExactly(
                        "Employee ID: employee_id text R Exists[dataset=therapists, otherwise=Unknown therapist]",
                        "Leave Type: leave_type text R [OneOf[values=[Annual, Sick, Maternity, Unpaid]]]",
                        "Start Date: start_date date R",
                        "End Date: end_date date R [OnOrAfter[column=start_date]]",
                        "Status: status text [OneOf[values=[Approved, Pending, Rejected]]]",
                        "Notes: notes text");
        assertThat(described("admins"))
                .containsExactly(
                        "Email: email email R",
                        "Full Name: full_name text R",
                        "Role: role text P [OneOf[values=[Owner, Manager, Operator, Finance]]]",
                        "Location Code: location_code text [References[dataset=locations]]",
                        "Active: active boolean default true");
        assertThat(described("brands"))
                .containsExactly(
                        "Code: code text R",
                        "Name: name text R U",
                        "Description: description text",
                        "Active: active boolean default true");
        assertThat(described("packages"))
                .containsExactly(
                        "Code: code text R",
                        "Brand Code: brand_code text P [References[dataset=brands]]",
                        "Name: name text R",
                        "Duration (minutes): duration_minutes integer P [Above[bound=0]]",
                        "Price: price decimal P [AtLeast[bound=0]]",
                        "Active: active boolean default true");
    }

    private List<String> described(String dataset) {
        return catalog.dataset(dataset).orElseThrow().columns().stream()
                .map(ShippedCatalogTest::describe)
                .toList();
    }

    private static String describe(Column column) {
        return "%s: %s %s%s%s%s%s%s%s"
                .formatted(
                        column.header(),
                        column.name(),
                        column.kind().wire(),
                        column.required() ? " R" : "",
                        column.present() ? " P" : "",
                        column.unique() ? " U" : "",
                        column.defaultValue() == null ? "" : " default " + column.defaultValue(),
                        column.scope() == null ? "" : " " + column.scope(),
                        column.rules().isEmpty() ? "" : " " + column.rules());
    }
}
