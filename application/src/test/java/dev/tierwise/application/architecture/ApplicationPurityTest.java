package dev.tierwise.application.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tierwise.application.architecture.offender.InjectedAdapter;
import dev.tierwise.application.architecture.offender.ReadsTheClock;
import org.junit.jupiter.api.Test;

class ApplicationPurityTest {

    private static final JavaClasses APPLICATION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.tierwise.application");

    private static final ArchRule DOMAIN_AND_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.tierwise.domain..",
                    "dev.tierwise.spi..",
                    "dev.tierwise.application..",
                    "java.lang..",
                    "java.math",
                    "java.time",
                    "java.util..",
                    "java.nio.charset",
                    "java.nio.file",
                    "jakarta.inject",
                    "org.jspecify.annotations")
            .because("use cases know the domain and their own ports, not how facts are stored or shown");

    private static final ArchRule NO_SYSTEM_CLOCK = noClasses()
            .should()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("the clock is injected");

    @Test
    void theApplicationDependsOnTheDomainAndTheJdk() {
        DOMAIN_AND_JDK.check(APPLICATION);
        assertThat(APPLICATION).hasSizeGreaterThan(20);
    }

    @Test
    void theApplicationReadsNoClockOfItsOwn() {
        NO_SYSTEM_CLOCK.check(APPLICATION);
    }

    @Test
    void theRulesFindAnOffender() {
        assertThat(violates(DOMAIN_AND_JDK, InjectedAdapter.class)).isTrue();
        assertThat(violates(NO_SYSTEM_CLOCK, ReadsTheClock.class)).isTrue();
    }

    private static boolean violates(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }
}
