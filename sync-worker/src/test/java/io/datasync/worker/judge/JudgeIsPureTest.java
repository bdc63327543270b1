package io.datasync.worker.judge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.datasync.worker.source.Cell;
import io.datasync.worker.source.NearMiss;
import io.datasync.worker.source.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeIsPureTest {
    private static final List<String> ALLOWED =
            List.of("java.", "org.jspecify.", "io.datasync.contract.", "io.datasync.worker.judge.");
    private static final List<String> OF_THE_SOURCE =
            List.of(Cell.class.getName(), Row.class.getName(), NearMiss.class.getName());

    @Test
    void judging_knows_cells_the_catalog_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage("io.datasync.worker.judge")
                .should()
                .onlyDependOnClassesThat(
                        DescribedPredicate.describe(
                                "are java.*, the contract, or cells of the source",
                                JudgeIsPureTest::allowed))
                .because(
                        "judging is a pure function that runs anywhere: put what needs a library"
                                + " behind an interface here, as PhoneNumbers is, and what needs"
                                + " the database into io.datasync.worker.plan")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.datasync.worker"));
    }

    private static boolean allowed(JavaClass type) {
        String name = type.getBaseComponentType().getFullName();
        return type.getBaseComponentType().isPrimitive()
                || ALLOWED.stream().anyMatch(name::startsWith)
                || OF_THE_SOURCE.stream()
                        .anyMatch(own -> name.equals(own) || name.startsWith(own + "$"));
    }
}
