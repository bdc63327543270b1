package io.datasync.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.datasync.contract.trespass.service.Trespasser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    /// A class that breaks the rules, so that a rule which can no longer fail is noticed.
    private static final JavaClasses TRESPASS =
            new ClassFileImporter().importClasses(Trespasser.class);

    static List<ArchRule> rulesThatATrespasserBreaks() {
        return List.of(
                ArchitectureRules.namedInTheFieldsWords(),
                ArchitectureRules.nullMarked(),
                ArchitectureRules.withoutStandardStreams(),
                ArchitectureRules.withoutJavaUtilLogging(),
                ArchitectureRules.withoutSleep());
    }

    @Test
    void theWallsHoldForTheContract() {
        ArchitectureRules.check("io.datasync.contract");
    }

    @Test
    void theTextsKnowJavaAndTheRunsValuesOnly() {
        ArchitectureRules.checkPure("io.datasync.contract.text..", "io.datasync.contract.run");
    }

    @Test
    void theRunsValuesKnowJavaAndJacksonsAnnotationsOnly() {
        ArchitectureRules.checkPure(
                "io.datasync.contract.run..", "com.fasterxml.jackson.annotation");
    }

    @Test
    void noFrameworkIsKnownHere() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..", "org.eclipse..")
                .because(
                        "the contract serves outsiders too; what needs a framework belongs into a service")
                .check(ArchitectureRules.production("io.datasync.contract"));
    }

    @ParameterizedTest
    @MethodSource("rulesThatATrespasserBreaks")
    void eachRuleFindsATrespasser(ArchRule rule) {
        assertThat(rule.evaluate(TRESPASS).hasViolation()).as(rule.getDescription()).isTrue();
    }

    @Test
    void aPackageWithoutClassesIsNoPass() {
        assertThatThrownBy(() -> ArchitectureRules.check("io.datasync.nowhere"))
                .hasMessage("there are no classes in io.datasync.nowhere");
    }
}
