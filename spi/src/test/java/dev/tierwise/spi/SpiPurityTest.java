package dev.tierwise.spi;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tierwise.domain.programme.Market;
import org.junit.jupiter.api.Test;

class SpiPurityTest {

    private static final ArchRule SPI = classes()
            .that()
            .resideInAPackage("dev.tierwise.spi..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.tierwise.domain.portfolio",
                            "dev.tierwise.domain.text",
                            "dev.tierwise.spi..",
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

    @Test
    void theSpiDependsOnTheFactsAlone() {
        SPI.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.tierwise.spi.."));
    }

    @Test
    void theRuleFindsAnOffender() {
        assertThat(SPI.evaluate(new ClassFileImporter().importClasses(OffenderInTheSpi.class))
                        .hasViolation())
                .isTrue();
    }
}
