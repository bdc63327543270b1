package io.datasync.contract;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The walls that hold in every service; each says in its reason what to do instead. A service's test:
///
/// ```java
/// class ArchitectureTest {
///     @Test
///     void theWallsHold() {
///         ArchitectureRules.check("io.datasync.worker");
///     }
///
///     @Test
///     void theJudgeIsPure() {
///         ArchitectureRules.checkPure("io.datasync.worker.judge..", "io.datasync.contract..");
///     }
/// }
/// ```
public final class ArchitectureRules {
    private static final List<String> MODULES =
            List.of("api", "worker", "audit", "notify", "local", "e2e");

    private ArchitectureRules() {}

    /// Checks the production classes below this package, e.g. `io.datasync.worker`.
    public static void check(String servicePackage) {
        CompositeArchRule.of(
                        List.of(
                                namedInTheFieldsWords(),
                                nullMarked(),
                                apartFromOtherServices(servicePackage),
                                withoutStandardStreams(),
                                withoutJavaUtilLogging(),
                                withoutFieldInjection(),
                                withoutSleep()))
                .check(production(servicePackage));
    }

    /// Checks that the production classes of these packages (`io.datasync.worker.judge..`) know nothing but Java
    /// itself, JSpecify, one another and the packages named besides.
    public static void checkPure(String packages, String... besides) {
        String root = packages.replaceAll("\\.\\.$", "");
        String[] allowed =
                Stream.concat(
                                Stream.of(besides),
                                Stream.of(packages, "java..", "org.jspecify.annotations"))
                        .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .because(
                        "the core runs and is tested without any framework; hand it plain values, and keep what talks to frameworks in a package beside it")
                .check(production(root));
    }

    /// The classes below this package, without tests.
    public static JavaClasses production(String packageName) {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(packageName);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there are no classes in " + packageName);
        }
        return classes;
    }

    static ArchRule namedInTheFieldsWords() {
        return noClasses()
                .should()
                .resideInAnyPackage(
                        Stream.of("service", "dto", "util", "impl", "manager", "helper", "common")
                                .flatMap(name -> Stream.of(name, name + "s"))
                                .map(name -> ".." + name + "..")
                                .toArray(String[]::new))
                .because(
                        "a package is named for what it is about (lease, plan, outbox), not for a layer; name it in the field's words")
                .allowEmptyShould(true);
    }

    static ArchRule nullMarked() {
        return classes()
                .should(lieInANullMarkedPackage())
                .because(
                        "nullness is checked where a package says so; add a package-info.java with one sentence and @NullMarked");
    }

    static ArchRule apartFromOtherServices(String servicePackage) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        MODULES.stream()
                                .map("io.datasync."::concat)
                                .filter(other -> !other.equals(servicePackage))
                                .map(other -> other + "..")
                                .toArray(String[]::new))
                .because(
                        "services know one another by the contract only; what they share belongs into io.datasync.contract");
    }

    static ArchRule withoutStandardStreams() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because(
                        "logs are structured; use a logger with the keys syncId, syncType, dataset")
                .allowEmptyShould(true);
    }

    static ArchRule withoutJavaUtilLogging() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging")
                .because("the services log through org.jboss.logging.Logger; use that");
    }

    static ArchRule withoutFieldInjection() {
        return fields().should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .andShould()
                .notBeAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
                .because(
                        "what a class needs stands in its constructor, and settings in a @ConfigMapping interface")
                .allowEmptyShould(true);
    }

    static ArchRule withoutSleep() {
        return noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", Duration.class)
                .because(
                        "a thread that sleeps can neither be woken nor stopped; wait on a condition with a timeout, or use a scheduler");
    }

    private static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return new ArchCondition<>("lie in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked =
                        item.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                if (!marked) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    item, item.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }
}
