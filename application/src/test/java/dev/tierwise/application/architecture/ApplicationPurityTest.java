package dev.tierwise.application.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tierwise.application.architecture.offender.InjectedAdapter;
import dev.tierwise.application.architecture.offender.ReadsTheClock;
import dev.tierwise.domain.programme.Market;
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

    private static final ArchRule SPI = classes()
            .that()
            .resideInAPackage("dev.tierwise.application.spi")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.tierwise.domain.portfolio",
                            "dev.tierwise.domain.text",
                            "dev.tierwise.application.spi",
                            "java.lang..",
                            "java.math",
                            "java.time",
                            "java.util..",
                            "java.nio.charset",
                            "java.nio.file",
                            "org.jspecify.annotations")
                    // what facts are told in; the rules that use it are no business of an adapter
                    .or(type(Market.class)))
            .because("an adapter is written against the SPI and the facts, and must outlive everything else");

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
    void theSpiDependsOnTheFactsAlone() {
        SPI.check(APPLICATION);
    }

    @Test
    void theApplicationReadsNoClockOfItsOwn() {
        NO_SYSTEM_CLOCK.check(APPLICATION);
    }

    @Test
    void theRulesFindAnOffender() {
        assertThat(violates(DOMAIN_AND_JDK, InjectedAdapter.class)).isTrue();
        assertThat(violates(NO_SYSTEM_CLOCK, ReadsTheClock.class)).isTrue();
        assertThat(violates(SPI, dev.tierwise.application.spi.OffenderInTheSpi.class))
                .isTrue();
    }

    private static boolean violates(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }
}
