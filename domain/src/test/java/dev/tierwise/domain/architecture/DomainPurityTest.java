package dev.tierwise.domain.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tierwise.domain.architecture.offender.ReadsAFile;
import dev.tierwise.domain.architecture.offender.ReadsTheClock;
import org.junit.jupiter.api.Test;

class DomainPurityTest {

    private static final JavaClasses DOMAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tierwise.domain");

    private static final ArchRule ONLY_THE_JDKS_VALUES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tierwise.domain..",
                    "java.lang..",
                    "java.math",
                    "java.text",
                    "java.time",
                    "java.time.format",
                    "java.time.temporal",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify.annotations")
            .because("the rules are values and functions: no file but those of messages, no network, no library");

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("the clock is read") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return call.getName().equals("now")
                            || call.getTargetOwner().getName().equals("java.time.Clock")
                            || call.getName().startsWith("currentTime");
                }
            })
            .because("the day comes in as an argument");

    private static final ArchRule NO_CYCLES = slices().matching("dev.tierwise.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("programme, portfolio, metric and tier build on each other in that order");

    @Test
    void theDomainDependsOnNothingButTheJdksValues() {
        ONLY_THE_JDKS_VALUES.check(DOMAIN);
        assertThat(DOMAIN).hasSizeGreaterThan(30);
    }

    @Test
    void theDomainReadsNoClock() {
        NO_CLOCK.check(DOMAIN);
    }

    @Test
    void theDomainsPackagesHaveNoCycles() {
        NO_CYCLES.check(DOMAIN);
    }

    @Test
    void theRulesFindAnOffender() {
        assertThat(violates(ONLY_THE_JDKS_VALUES, ReadsAFile.class)).isTrue();
        assertThat(violates(NO_CLOCK, ReadsTheClock.class)).isTrue();
    }

    private static boolean violates(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }
}
