package dev.tierwise.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import dev.tierwise.adapter.csv.offender.KnowsTheCommandLine;
import dev.tierwise.adapter.hubspot.read.offender.KnowsOkHttpAndTheRules;
import dev.tierwise.adapter.sql.offender.KnowsAUseCase;
import dev.tierwise.answers.offender.DrawsOnATerminal;
import dev.tierwise.answers.offender.KnowsACommand;
import dev.tierwise.answers.offender.KnowsAUseCasePage;
import dev.tierwise.answers.offender.TellsFormatsApart;
import dev.tierwise.answers.offender.WritesACalendarItself;
import dev.tierwise.answers.offender.WritesJson;
import dev.tierwise.cli.architecture.offender.KnowsAnAdapter;
import dev.tierwise.cli.architecture.offender.SpeaksWithAssistants;
import dev.tierwise.cli.architecture.offender.TalksToOthers;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.mcp.offender.KnowsACommandAndReadsFiles;
import dev.tierwise.programmes.offender.KnowsAnAnswerAndReadsYaml;
import dev.tierwise.server.offender.KnowsACommandAndListens;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole hexagon at once: the command line sees every module, so it can check them together. */
class HexagonTest {

    private static final JavaClasses EVERYTHING = new ClassFileImporter()
            .withImportOption(location -> !isTest(location) && !location.contains("hubspot-fake"))
            .importPackages("dev.tierwise");

    private static final String[] ANY_JDK = {"java..", "javax..", "org.jspecify.annotations"};

    private static final ArchRule ADAPTERS_KNOW_THE_SPI_ALONE = classes()
            .that()
            .resideInAPackage("dev.tierwise.adapter.csv..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and(
                            ANY_JDK,
                            "dev.tierwise.adapter.csv..",
                            "dev.tierwise.adapter.tables",
                            "dev.tierwise.files..",
                            "dev.tierwise.spi",
                            "dev.tierwise.spi.proposal",
                            "dev.tierwise.domain.portfolio",
                            "dev.tierwise.domain.text",
                            "de.siegmar.fastcsv.."))
                    .or(belongToAnyOf(Market.class, DealKind.class)))
            .because("an adapter is written against the SPI and the facts; it knows no use case and no other adapter");

    private static final ArchRule TABLES_KNOW_THE_SPI_ALONE = classes()
            .that()
            .resideInAPackage("dev.tierwise.adapter.tables..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and(
                            ANY_JDK,
                            "dev.tierwise.adapter.tables..",
                            "dev.tierwise.spi",
                            "dev.tierwise.domain.portfolio",
                            "dev.tierwise.domain.text"))
                    .or(belongToAnyOf(Market.class, DealKind.class)))
            .because("what tables say is the same wherever they lie");

    private static final ArchRule THE_HUBSPOT_ADAPTER_KNOWS_THE_SPI_ALONE = classes()
            .that()
            .resideInAPackage("dev.tierwise.adapter.hubspot..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(and(
                            ANY_JDK,
                            "dev.tierwise.adapter.hubspot..",
                            "dev.tierwise.spi",
                            "dev.tierwise.domain.portfolio",
                            "dev.tierwise.domain.text",
                            "com.fasterxml.jackson..",
                            "dev.failsafe..",
                            "kotlin..",
                            "okhttp3..",
                            "okio.."))
                    .or(belongToAnyOf(Market.class, DealKind.class)))
            .because("an adapter is written against the SPI and the facts; it knows no use case and no other adapter");

    private static final ArchRule ONLY_ONE_PACKAGE_TALKS_HTTP = classes()
            .that()
            .resideInAnyPackage("dev.tierwise.adapter.hubspot", "dev.tierwise.adapter.hubspot.read..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("okhttp3..", "okio..", "dev.failsafe..")
            .because("what a fact is read from does not depend on how requests are sent");

    private static final ArchRule THE_SQL_ADAPTER_KNOWS_THE_LEDGER_ALONE = classes()
            .that()
            .resideInAPackage("dev.tierwise.adapter.sql..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(
                    ANY_JDK,
                    "dev.tierwise.adapter.sql..",
                    "dev.tierwise.application.credit",
                    "dev.tierwise.application.ledger",
                    "dev.tierwise.application.schedule",
                    "dev.tierwise.spi",
                    "dev.tierwise.domain..",
                    "com.github.kagkarlsson.scheduler..",
                    "com.zaxxer.hikari..",
                    "de.siegmar.fastcsv..",
                    "org.flywaydb.core..",
                    "org.sqlite.."))
            .because("who keeps a ledger knows what is kept, and no use case and no other adapter");

    private static final ArchRule THE_COMMAND_LINE_KNOWS_NO_ADAPTER = classes()
            .that()
            .resideInAPackage("dev.tierwise.cli..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(
                    ANY_JDK,
                    "dev.tierwise.cli..",
                    "dev.tierwise.answers..",
                    "dev.tierwise.application..",
                    "dev.tierwise.spi..",
                    "dev.tierwise.domain..",
                    "dev.tierwise.programmes..",
                    "dev.tierwise.files..",
                    "dev.tierwise.server..",
                    "dev.tierwise.mcp",
                    "com.fasterxml.jackson.core..",
                    "com.google.inject..",
                    "jakarta.inject",
                    "org.jline.utils",
                    "picocli"))
            .because("adapters are found at run time, so that anyone can add one");

    private static final ArchRule THE_COMMAND_LINE_TALKS_TO_NOBODY = classes()
            .that()
            .resideInAPackage("dev.tierwise.cli..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("java.net.http..")
            .because("a command that looks at something or writes something down sends nothing anywhere");

    private static final ArchRule THE_SERVER_KNOWS_WHAT_IS_ASKED_AND_ANSWERED = classes()
            .that()
            .resideInAPackage("dev.tierwise.server..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(and(
                    ANY_JDK,
                    "dev.tierwise.server..",
                    "dev.tierwise.answers..",
                    "dev.tierwise.application..",
                    "dev.tierwise.spi..",
                    "dev.tierwise.domain..",
                    "com.fasterxml.jackson..",
                    "com.sun.net.httpserver",
                    "dev.failsafe..",
                    "io.prometheus.metrics.."))
            .because("the same use cases answer a browser and a terminal");

    private static final ArchRule ONE_PACKAGE_OF_THE_SERVER_LISTENS = classes()
            .that()
            .resideInAPackage("dev.tierwise..")
            .and()
            .resideOutsideOfPackages("dev.tierwise.server.http", "dev.tierwise.adapter.hubspot.fake..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.sun.net.httpserver..")
            .because("another server could take its place");

    private static final ArchRule ASSISTANTS_ASK_WHAT_THE_SERVER_ASKS = classes()
            .that()
            .resideInAPackage("dev.tierwise.mcp..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.lang..",
                    "java.net",
                    "java.nio.charset",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "dev.tierwise.mcp..",
                    "dev.tierwise.server",
                    "dev.tierwise.server.question",
                    "dev.tierwise.answers..",
                    "dev.tierwise.application..",
                    "dev.tierwise.spi..",
                    "dev.tierwise.domain..",
                    "com.fasterxml.jackson..",
                    "io.modelcontextprotocol..",
                    "reactor.core.publisher",
                    "reactor.core",
                    "org.reactivestreams")
            .because("an assistant is told what people and programs are told, and reaches neither files nor services");

    private static final ArchRule ONE_MODULE_SPEAKS_WITH_ASSISTANTS = classes()
            .that()
            .resideInAPackage("dev.tierwise..")
            .and()
            .resideOutsideOfPackage("dev.tierwise.mcp")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.modelcontextprotocol..", "reactor..", "org.reactivestreams..")
            .because("whoever asks at a terminal does not wait for libraries that assistants need");

    private static final ArchRule ONE_COMMAND_SERVES_ASSISTANTS = classes()
            .that()
            .resideInAPackage("dev.tierwise..")
            .and()
            .resideOutsideOfPackage("dev.tierwise.mcp")
            .and()
            .doNotHaveFullyQualifiedName("dev.tierwise.cli.command.McpCommand")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("dev.tierwise.mcp..")
            .because("no other command loads what assistants need");

    private static final ArchRule NO_CYCLES_IN_THE_SERVER = slices().matching("dev.tierwise.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package can be read on its own");

    private static final ArchRule ONE_CLASS_WRITES_CALENDARS = classes()
            .that()
            .resideInAPackage("dev.tierwise..")
            .and()
            .haveSimpleNameNotEndingWith("CalendarFile")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("biweekly..", "com.github.mangstadt.vinnie..")
            .because("whoever wants no calendar file does not wait for the library that writes it");

    private static final ArchRule GUICE_ONLY_WIRES = classes()
            .that()
            .resideOutsideOfPackages("dev.tierwise.cli.wiring", "dev.tierwise.cli")
            .and()
            .resideInAPackage("dev.tierwise..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.google.inject..")
            .because("everything but the wiring works without a container");

    private static final ArchRule ANSWERS_KNOW_WHAT_IS_ANSWERED = classes()
            .that()
            .resideInAPackage("dev.tierwise.answers..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.text",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "dev.tierwise.answers..",
                    "dev.tierwise.application..",
                    "dev.tierwise.spi..",
                    "dev.tierwise.domain..",
                    "biweekly..",
                    "com.fasterxml.jackson..",
                    "com.github.mangstadt.vinnie..",
                    "de.siegmar.fastcsv..",
                    "org.dhatim.fastexcel..",
                    "org.jline.utils")
            .because("what is shown does not depend on how it was asked for, and goes nowhere by itself");

    private static final ArchRule PROGRAMMES_KNOW_THE_RULES_ALONE = classes()
            .that()
            .resideInAPackage("dev.tierwise.programmes..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java.io",
                    "java.lang..",
                    "java.math",
                    "java.nio",
                    "java.nio.charset",
                    "java.nio.file",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "jakarta.inject",
                    "dev.tierwise.programmes..",
                    "dev.tierwise.files..",
                    "dev.tierwise.application.ledger",
                    "dev.tierwise.application.suggest",
                    "dev.tierwise.domain..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.dataformat.yaml..",
                    "org.yaml.snakeyaml.error")
            .because("every surface reads and writes the same programme files");

    private static final ArchRule YAML_IS_READ_IN_ONE_PACKAGE = classes()
            .that()
            .resideInAPackage("dev.tierwise..")
            .and()
            .resideOutsideOfPackages("dev.tierwise.files.yaml", "dev.tierwise.adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("com.fasterxml.jackson.dataformat..", "org.yaml.snakeyaml..")
            .because("whatever is wrong in a file is reported with its place");

    private static final ArchRule ANSWERS_KNOW_NO_KIND_OF_PAGE = classes()
            .that()
            .resideInAPackage("dev.tierwise.answers.*")
            .and()
            .resideOutsideOfPackages(
                    "dev.tierwise.answers.page", "dev.tierwise.answers.report", "dev.tierwise.answers.partners")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "dev.tierwise.answers.page.text..",
                    "dev.tierwise.answers.page.markdown..",
                    "dev.tierwise.answers.page.html..")
            .because(
                    "what is drawn on a page is drawn on every kind of it; the report and the overview of partners alone have HTML of their own");

    private static final ArchRule PAGES_KNOW_DOCUMENTS_ALONE = classes()
            .that()
            .resideInAnyPackage("dev.tierwise.answers.page..", "dev.tierwise.answers.wording")
            .or()
            .haveNameMatching(
                    "dev\\.tierwise\\.answers\\..*(Page|PartnersSheet|Rows|HistoryTable|HistoryDevelopments|EventTable"
                            + "|Outcome|PortalChanges|SourceNotes|RuleBook|MrrText|CalendarFile)")
            .or()
            .haveNameMatching("dev\\.tierwise\\.answers\\.report\\.(?!ReportMapper).*")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("dev.tierwise.application..")
            .because("people never see what programs are not given");

    private static final ArchRule DOCUMENTS_KNOW_NO_JSON = classes()
            .that()
            .resideInAPackage("dev.tierwise.answers..")
            .and()
            .resideOutsideOfPackage("dev.tierwise.answers.wire")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("com.fasterxml.jackson..")
            .because("documents are records, whatever writes them");

    private static final ArchRule ANSWERS_KNOW_NO_FORMAT = classes()
            .that()
            .resideInAPackage("dev.tierwise.answers.*..")
            .should()
            .onlyDependOnClassesThat()
            .doNotHaveFullyQualifiedName("dev.tierwise.answers.Format")
            .because("there is one place that tells formats apart");

    private static final ArchRule NO_CYCLES_AMONG_ANSWERS = slices().matching("dev.tierwise.answers.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each answer can be read on its own");

    private static final ArchRule NO_CYCLES_IN_THE_COMMAND_LINE = slices().matching("dev.tierwise.cli.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package can be read on its own");

    @Test
    void adaptersKnowTheSpiAlone() {
        ADAPTERS_KNOW_THE_SPI_ALONE.check(EVERYTHING);
        TABLES_KNOW_THE_SPI_ALONE.check(EVERYTHING);
    }

    @Test
    void theHubSpotAdapterKnowsTheSpiAlone() {
        THE_HUBSPOT_ADAPTER_KNOWS_THE_SPI_ALONE.check(EVERYTHING);
    }

    @Test
    void theSqlAdapterKnowsTheLedgerAlone() {
        THE_SQL_ADAPTER_KNOWS_THE_LEDGER_ALONE.check(EVERYTHING);
    }

    @Test
    void onlyOnePackageOfItTalksHttp() {
        ONLY_ONE_PACKAGE_TALKS_HTTP.check(EVERYTHING);
    }

    @Test
    void theCommandLineKnowsNoAdapter() {
        THE_COMMAND_LINE_KNOWS_NO_ADAPTER.check(EVERYTHING);
    }

    @Test
    void theCommandLineTalksToNobody() {
        THE_COMMAND_LINE_TALKS_TO_NOBODY.check(EVERYTHING);
    }

    @Test
    void theServerKnowsWhatIsAskedAndAnswered() {
        THE_SERVER_KNOWS_WHAT_IS_ASKED_AND_ANSWERED.check(EVERYTHING);
    }

    @Test
    void onePackageOfTheServerListens() {
        ONE_PACKAGE_OF_THE_SERVER_LISTENS.check(EVERYTHING);
    }

    @Test
    void assistants_ask_what_the_server_asks() {
        ASSISTANTS_ASK_WHAT_THE_SERVER_ASKS.check(EVERYTHING);
        ONE_MODULE_SPEAKS_WITH_ASSISTANTS.check(EVERYTHING);
        ONE_COMMAND_SERVES_ASSISTANTS.check(EVERYTHING);
    }

    @Test
    void theServerHasNoCycles() {
        NO_CYCLES_IN_THE_SERVER.check(EVERYTHING);
    }

    @Test
    void oneClassWritesCalendars() {
        ONE_CLASS_WRITES_CALENDARS.check(EVERYTHING);
    }

    @Test
    void guiceOnlyWires() {
        GUICE_ONLY_WIRES.check(EVERYTHING);
    }

    @Test
    void answers_know_what_is_answered() {
        ANSWERS_KNOW_WHAT_IS_ANSWERED.check(EVERYTHING);
    }

    @Test
    void programmes_know_the_rules_alone() {
        PROGRAMMES_KNOW_THE_RULES_ALONE.check(EVERYTHING);
    }

    @Test
    void yaml_is_read_in_one_package() {
        YAML_IS_READ_IN_ONE_PACKAGE.check(EVERYTHING);
    }

    @Test
    void answers_know_no_kind_of_page() {
        ANSWERS_KNOW_NO_KIND_OF_PAGE.check(EVERYTHING);
    }

    @Test
    void pages_know_documents_alone() {
        PAGES_KNOW_DOCUMENTS_ALONE.check(EVERYTHING);
    }

    @Test
    void documents_know_no_json() {
        DOCUMENTS_KNOW_NO_JSON.check(EVERYTHING);
    }

    @Test
    void answers_know_no_format() {
        ANSWERS_KNOW_NO_FORMAT.check(EVERYTHING);
    }

    @Test
    void answers_form_no_cycles() {
        NO_CYCLES_AMONG_ANSWERS.check(EVERYTHING);
    }

    @Test
    void thePackagesOfTheCommandLineHaveNoCycles() {
        NO_CYCLES_IN_THE_COMMAND_LINE.check(EVERYTHING);
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(EVERYTHING.stream().map(JavaClass::getPackageName))
                .contains(
                        "dev.tierwise.domain.tier",
                        "dev.tierwise.spi",
                        "dev.tierwise.adapter.csv",
                        "dev.tierwise.adapter.tables",
                        "dev.tierwise.adapter.hubspot.read",
                        "dev.tierwise.adapter.sql",
                        "dev.tierwise.files.yaml",
                        "dev.tierwise.mcp",
                        "dev.tierwise.cli.command");
    }

    @Test
    void theRulesFindAnOffender() {
        assertThat(violates(THE_COMMAND_LINE_KNOWS_NO_ADAPTER, KnowsAnAdapter.class))
                .isTrue();
        assertThat(violates(GUICE_ONLY_WIRES, KnowsAnAdapter.class)).isTrue();
        assertThat(violates(ADAPTERS_KNOW_THE_SPI_ALONE, KnowsTheCommandLine.class))
                .isTrue();
        assertThat(violates(THE_SQL_ADAPTER_KNOWS_THE_LEDGER_ALONE, KnowsAUseCase.class))
                .isTrue();
        assertThat(violates(ANSWERS_KNOW_WHAT_IS_ANSWERED, KnowsACommand.class)).isTrue();
        assertThat(violates(PROGRAMMES_KNOW_THE_RULES_ALONE, KnowsAnAnswerAndReadsYaml.class))
                .isTrue();
        assertThat(violates(YAML_IS_READ_IN_ONE_PACKAGE, KnowsAnAnswerAndReadsYaml.class))
                .isTrue();
        assertThat(violates(ANSWERS_KNOW_NO_KIND_OF_PAGE, DrawsOnATerminal.class))
                .isTrue();
        assertThat(violates(PAGES_KNOW_DOCUMENTS_ALONE, KnowsAUseCasePage.class))
                .isTrue();
        assertThat(violates(DOCUMENTS_KNOW_NO_JSON, WritesJson.class)).isTrue();
        assertThat(violates(ANSWERS_KNOW_NO_FORMAT, TellsFormatsApart.class)).isTrue();
        assertThat(violates(THE_SERVER_KNOWS_WHAT_IS_ASKED_AND_ANSWERED, KnowsACommandAndListens.class))
                .isTrue();
        assertThat(violates(ONE_PACKAGE_OF_THE_SERVER_LISTENS, KnowsACommandAndListens.class))
                .isTrue();
        assertThat(violates(ASSISTANTS_ASK_WHAT_THE_SERVER_ASKS, KnowsACommandAndReadsFiles.class))
                .isTrue();
        assertThat(violates(ONE_MODULE_SPEAKS_WITH_ASSISTANTS, SpeaksWithAssistants.class))
                .isTrue();
        assertThat(violates(ONE_COMMAND_SERVES_ASSISTANTS, SpeaksWithAssistants.class))
                .isTrue();
        assertThat(violates(THE_COMMAND_LINE_TALKS_TO_NOBODY, TalksToOthers.class))
                .isTrue();
        assertThat(violates(ONE_CLASS_WRITES_CALENDARS, WritesACalendarItself.class))
                .isTrue();
        assertThat(violates(THE_HUBSPOT_ADAPTER_KNOWS_THE_SPI_ALONE, KnowsOkHttpAndTheRules.class))
                .isTrue();
        assertThat(violates(ONLY_ONE_PACKAGE_TALKS_HTTP, KnowsOkHttpAndTheRules.class))
                .isTrue();
    }

    private static boolean violates(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }

    private static boolean isTest(Location location) {
        return location.contains("/test-classes/");
    }

    private static String[] and(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }
}
