package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.answers.Format;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that try to be commands are names, in every format of every answer. */
class HostileNamesTest {

    private static final String PORTAL =
            "=cmd()|\u001B[31m<script>alert(1)</script>\u202E[x](http://evil.example)\u009B2J";
    private static final String PARTNER = "@SUM(1)|\u001B]0;owned\u0007<img src=x>\u2066 # Head";

    /** What steers a terminal, ends a line for some or turns the direction of writing. */
    private static final Pattern STEERS =
            Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void agency() throws IOException {
        Path agency = Files.createDirectory(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\n\"" + PARTNER + "\",nordlicht.example\n");
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,currency,sold_on\n1,\"" + PORTAL + "\",1200,USD,2017-05-01\n2,Other,?,USD,\n");
        Files.writeString(agency.resolve("users.csv"), "portal_id,email,partner_employee\n1,a@nordlicht.example,yes\n");
        Files.writeString(agency.resolve("app_usage.csv"), "portal_id,app,used_on\n1,crm,2018-03-01\n");
        Files.writeString(
                agency.resolve("certifications.csv"),
                "certification,holder,awarded_on,expires_on\nagency-partner,x,2017-05-01,2018-06-01\n");
        Files.writeString(folder.resolve("hostile.cases.yaml"), """
                schema: tierwise/programme-cases/1
                programme: hubspot-2018-01
                cases:
                  - name: %s
                    day: 2018-03-15
                    facts: {portals: []}
                    expected: {tier: none}
                """.formatted(new ObjectMapper()
                .writer()
                .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsString(PORTAL)));
        assertThat(run("refresh", "agency", "--as-of", "2018-03-14", "--ledger", "ledger.db")
                        .exitCode())
                .isZero();
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,mrr,currency,sold_on\n1,\"" + PORTAL + "\",2200,USD,2017-05-01\n2,Other,?,USD,\n");
        assertThat(run("refresh", "agency", "--as-of", "2018-03-15", "--ledger", "ledger.db")
                        .exitCode())
                .isZero();
    }

    private static CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    private static final List<String> COMMANDS = List.of(
            "evaluate agency --portals",
            "evaluate agency --portals --programme hubspot-2016-11 --programme hubspot-2018-01",
            "status --ledger ledger.db",
            "history --ledger ledger.db",
            "changes --ledger ledger.db --from 2018-03-14",
            "forecast agency",
            "simulate agency --cancel 1",
            "advise agency",
            "explain agency",
            "explain agency --why managed-mrr",
            "compare agency --programme hubspot-2016-11 --programme hubspot-2018-01",
            "compare agency --with agency",
            "reconcile agency",
            "report agency --ledger ledger.db",
            "schedule agency",
            "doctor agency",
            "refresh agency --ledger other.db",
            "programme show hubspot-2018-01",
            "programme test hostile.cases.yaml",
            "adapters");

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    @Test
    void every_kind_of_answer_is_tried() {
        Set<String> tried = COMMANDS.stream()
                .map(command -> run((command + " --format json").split(" ")).out())
                .map(json -> json.replaceFirst("(?s)\\A.*?\"schema\": \"tierwise/([a-z-]+)/1\".*\\z", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        // announcements are posted and all partners are served: both have tests of their own
        assertThat(AnswerKinds.all().stream().<String>map(AnswerKind::name))
                .filteredOn(name -> !Set.of("announcement", "partners").contains(name))
                .containsExactlyElementsOf(tried);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void names_are_inert_in_every_format_of_an_answer(String command) throws IOException {
        int formats = 0;
        for (Format format : Format.values()) {
            for (String language : List.of("en", "de")) {
                CommandLineRun run = run((command + " --lang " + language + " --format " + format).split(" "));
                if (run.err().contains(language.equals("de") ? "nicht als " + format : "is not written as " + format)
                        || format == Format.XLSX) {
                    continue;
                }
                assertThat(run.exitCode())
                        .as(command + " " + format + ": " + run.err())
                        .isBetween(0, 3);
                check(format, run.out());
                assertThat(run.err()).as(command).doesNotContainPattern(STEERS);
                formats++;
            }
        }
        assertThat(formats).isGreaterThanOrEqualTo(6);
    }

    private static void check(Format format, String out) throws IOException {
        assertThat(out).isNotBlank();
        switch (format) {
            case TABLE -> assertThat(out).doesNotContainPattern(STEERS);
            case MARKDOWN -> {
                assertThat(out).doesNotContainPattern(STEERS).doesNotContain("<script", "<img", "[x](");
                assertThat(out.lines().filter(line -> line.startsWith("|")))
                        .allSatisfy(line -> assertThat(line).endsWith("|"));
                assertThat(out.lines()).noneMatch(line -> line.startsWith("# Head"));
            }
            case JSON -> {
                assertThat(out).doesNotContainPattern(STEERS);
                JsonNode json = new ObjectMapper().readTree(out);
                assertThat(json.isObject()).isTrue();
            }
            case CSV -> {
                try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(out)) {
                    List<Integer> widths = rows.stream()
                            .map(row -> row.getFieldCount())
                            .distinct()
                            .toList();
                    assertThat(widths).hasSize(1);
                }
            }
            case ICS -> assertThat(out.lines()).noneMatch(line -> line.startsWith("# Head"));
            case XLSX -> throw new IllegalStateException("a workbook is no text");
        }
    }
}
