package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.WrittenDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People see on a page what programs read in JSON, and nothing else. */
class DocumentsTest {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
    private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2} (?:January|February|March|April|May|June|July"
            + "|August|September|October|November|December) \\d{4})\\b");
    private static final Pattern MONEY = Pattern.compile("\\$([0-9][0-9,]*\\.[0-9]{2})");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void ledger() {
        for (String day : List.of("2018-03-01", "2018-03-15")) {
            assertThat(run("refresh", EXAMPLES.resolve("agency").toString(), "--as-of", day, "--ledger", "ledger.db")
                            .exitCode())
                    .isZero();
        }
    }

    private static CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    private String ask(String command, Format format, String language) {
        String[] words = (command.replace("EXAMPLES", EXAMPLES.toString()) + " --format " + format + " --lang "
                        + language)
                .split(" ");
        CommandLineRun run = run(words);
        assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate EXAMPLES/agency",
                "evaluate EXAMPLES/agency --portals",
                "evaluate EXAMPLES/gaps --portals",
                "evaluate EXAMPLES/agency --portals --programme hubspot-2016-11 --programme hubspot-2018-01",
                "forecast EXAMPLES/gaps",
                "simulate EXAMPLES/agency --cancel 2104417 --sell New=1500@2018-04-01 --certify 2018-04-01",
                "advise EXAMPLES/agency",
                "advise EXAMPLES/gaps --to diamond",
                "explain EXAMPLES/agency",
                "explain EXAMPLES/gaps",
                "explain EXAMPLES/gaps --why tier",
                "explain EXAMPLES/gaps --why sold-mrr",
                "explain EXAMPLES/gaps --why median-app-usage",
                "explain EXAMPLES/agency --why certification",
                "compare EXAMPLES/agency --programme hubspot-2016-11 --programme hubspot-2018-01",
                "compare EXAMPLES/agency --with EXAMPLES/gaps",
                "schedule EXAMPLES/agency --months 5",
                "doctor EXAMPLES/agency",
                "reconcile EXAMPLES/agency",
                "report EXAMPLES/gaps --ledger ledger.db",
                "status --ledger ledger.db",
                "history --ledger ledger.db",
                "changes --ledger ledger.db --from 2018-03-01"
            })
    void every_page_is_drawn_from_the_document_alone(String command) throws IOException {
        Answer<?> answer = WrittenDocument.read(ask(command, Format.JSON, "en"));

        for (Language language : Language.values()) {
            RenderOptions options =
                    new RenderOptions(language, false, true, 100, Instant.parse("2018-03-15T12:00:00Z"));
            for (Format format : answer.formats()) {
                if (format == Format.XLSX) {
                    continue;
                }
                StringWriter drawn = new StringWriter();
                answer.write(format, options, drawn);
                assertThat(drawn.toString())
                        .as(command + " " + format + " " + language)
                        .isEqualTo(ask(command, format, language.toString()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate EXAMPLES/agency --portals",
                "evaluate EXAMPLES/gaps --portals",
                "forecast EXAMPLES/gaps",
                "advise EXAMPLES/agency",
                "explain EXAMPLES/agency",
                "explain EXAMPLES/gaps --why sold-mrr",
                "compare EXAMPLES/agency --programme hubspot-2016-11 --programme hubspot-2018-01",
                "schedule EXAMPLES/agency --months 5",
                "status --ledger ledger.db",
                "history --ledger ledger.db"
            })
    void every_day_and_every_amount_on_a_page_is_in_the_document(String command) throws IOException {
        Set<String> values = values(new ObjectMapper().readTree(ask(command, Format.JSON, "en")));
        for (Format format : List.of(Format.TABLE, Format.MARKDOWN)) {
            String page = ask(command, format, "en");
            List<String> shown = new ArrayList<>();
            for (Matcher day = DAY.matcher(page); day.find(); ) {
                shown.add(LocalDate.parse(day.group(1), DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH))
                        .toString());
            }
            for (Matcher amount = MONEY.matcher(page); amount.find(); ) {
                shown.add(new BigDecimal(amount.group(1).replace(",", "")).toPlainString());
            }
            assertThat(shown).as(command).isNotEmpty();
            assertThat(values).as(command + " " + format).containsAll(shown);
        }
    }

    /** Every text of a document, amounts without their signs, and the days in its texts. */
    private static Set<String> values(JsonNode json) {
        Set<String> values = new HashSet<>();
        json.forEach(child -> values.addAll(values(child)));
        if (json.isTextual()) {
            values.add(json.asText());
            values.add(json.asText().replaceFirst("^-", ""));
            for (Matcher day = DAY.matcher(json.asText()); day.find(); ) {
                values.add(LocalDate.parse(day.group(1), DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH))
                        .toString());
            }
        }
        return values;
    }
}
