package dev.tierwise.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The JSON Schema, by a validator that is not ours. */
class ProgrammeSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(ProgrammeYaml.jsonSchema());

    /** A way to spoil a file: what is replaced, and by what. */
    private record Fault(String name, Pattern where, String by) {
        Fault(String name, String where, String by) {
            this(name, Pattern.compile(where), by);
        }
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("another schema", "programme/1", "programme/2"),
            new Fault("no currency", "(?m)^currency: .*\n", ""),
            new Fault("no metrics", "(?m)^metrics: .*\n", ""),
            new Fault("no update days", "(?m)^update-days: .*\n", ""),
            new Fault("an unknown key", "(?m)^sold-window:", "sold-windows: P1Y\nsold-window:"),
            new Fault("an unknown key of app usage", "(?m)^  look-back:", "  look-back-window: P1D\n  look-back:"),
            new Fault("an app without a label", "(?m)^    - \\{id: ([^,]*), label: .*\\}$", "    - {id: $1}"),
            new Fault("an id with capitals", "(?m)^id: .*", "id: My-Programme"),
            new Fault("a blank label", "(?m)^label: .*", "label: ''"),
            new Fault("a label in one of two languages", "(?m)^label: .*", "label: {en: English}"),
            new Fault("a currency in words", "(?m)^currency: .*", "currency: dollar"),
            new Fault("a period in words", "(?m)^sold-window: .*", "sold-window: 12 months"),
            new Fault("a period of nothing", "(?m)^sold-window: .*", "sold-window: P"),
            new Fault("a metric that is none", "(?m)^metrics: \\[", "metrics: [gold-mrr, "),
            new Fault("a metric that is listed twice", "(?m)^metrics: \\[([a-z-]+)", "metrics: [$1, $1"),
            new Fault("a day of no month", "report: [0-9]+", "report: 32"),
            new Fault(
                    "a month that is none",
                    "(report: [0-9]+, tier: [0-9]+)(, tier-months: \\[[^]]*\\])?",
                    "$1, tier-months: [juli]"),
            new Fault("no month", "(report: [0-9]+, tier: [0-9]+)(, tier-months: \\[[^]]*\\])?", "$1, tier-months: []"),
            new Fault(
                    "a certification that is not held",
                    "(?<before>requires: \\{[^}]*certification: )held",
                    "${before}yes"),
            new Fault("an invitation that is not held", "(?<before>requires: \\{[^}]*invitation: )held", "${before}1"),
            new Fault("a negative figure", "(?<before>requires: \\{[^}]*-mrr: )[0-9]", "${before}-1"),
            new Fault("a figure in words", "(?<before>requires: \\{[^}]*-points: )[0-9.]+", "${before}many"),
            new Fault("a figure to fill in", "(?<before>requires: \\{[^}]*total-points: )[0-9.]+", "${before}FILL-IN"),
            new Fault("half a person", "(?<before>requires: \\{[^}]*certified-people: )[0-9]+", "${before}1.5"),
            new Fault(
                    "a share of nothing",
                    "growth-market-shares: \\{([a-z-]+): [0-9.]+",
                    "growth-market-shares: {$1: 0"),
            new Fault(
                    "a share of an invitation",
                    "growth-market-shares: \\{",
                    "growth-market-shares: {invitation: 0.5, "),
            new Fault("no rates", "(?ms)^  rates:\n.*?(?=^  \\S)", "  rates: []\n"),
            new Fault("a kind of rate that is none", "kind: [a-z]+", "kind: referred"),
            new Fault("a rate for one market", "standard: [0-9.]+, growth: [0-9.]+", "standard: 1"),
            new Fault("a day in another form", "from: [0-9-]+", "from: 15.07.2025"),
            new Fault("an amount of nothing", "amount: [0-9.]+", "amount: 0"),
            new Fault("credit of another kind", "managed-credit: [a-z]+", "managed-credit: shared"),
            new Fault("too many places", "places: [0-9]+", "places: 11"),
            new Fault("another way to round", "mode: [a-z-]+", "mode: unnecessary"),
            new Fault("a reference without a title", "(?m)^    title: .*\n", ""),
            new Fault("an address that is none", "(?m)^    address: .*", "    address: hubspot.com"),
            new Fault("a date of no month", "(?m)^    date: .*", "    date: 2018-13"),
            new Fault("a rule that is none", "(?m)^  (sold|median|criteria):$", "  bought:"),
            new Fault("a value without a value", "(?m)^  value: .*", ""),
            new Fault("a source in capitals", "(?m)^(  +)source: .*$", "$1source: FAQ 2018"),
            new Fault("no source in a list", "(?m)^(  +)source: \\[.*", "$1source: []"),
            new Fault("a blank assumption", "(?m)^(  +)assumed: .*", "$1assumed: ' '"),
            new Fault("a tier without an id", "(?m)^  - id: .*\n    label", "  - label"),
            new Fault("a tier that requires nothing", "(?m)^    requires: .*", "    requires: {}"),
            new Fault(
                    "points without rules", "(?ms)^(metrics: \\[[^]]*points.*?)^points:.*?(?=^#? ?\\S*Lowest)", "$1"));

    @Test
    void it_is_a_schema_of_draft_2020_12() {
        Schema schemas = REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

        assertThat(schemas.validate(ProgrammeYaml.jsonSchema(), InputFormat.JSON))
                .isEmpty();
        assertThat(schemas.validate("{\"type\": \"objekt\"}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void the_one_in_the_documentation_is_the_one_in_the_program() throws IOException {
        assertThat(Files.readString(Path.of("../docs/programme.schema.json"))).isEqualTo(ProgrammeYaml.jsonSchema());
    }

    @Test
    void it_knows_every_metric() {
        for (String metric : Metrics.all().stream().map(m -> m.id().value()).toList()) {
            assertThat(ProgrammeYaml.jsonSchema()).contains("        \"" + metric + "\"", "\"" + metric + "\": {");
        }
    }

    @Test
    void it_accepts_the_built_in_programmes_and_the_templates_when_they_are_filled_in() {
        for (Programme programme : BuiltInProgrammes.all()) {
            assertThat(complaints(ProgrammeYaml.write(programme))).isEmpty();
        }
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            assertThat(complaints(ProgrammeTemplateTest.filledIn(template))).isEmpty();
        }
    }

    @Test
    void it_complains_about_every_figure_that_is_still_to_be_filled_in() {
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            long markers = Pattern.compile(": FILL-IN$", Pattern.MULTILINE)
                    .matcher(template.text(Locale.ENGLISH))
                    .results()
                    .count();
            assertThat(complaints(template.text(Locale.ENGLISH))).hasSize((int) markers);
        }
    }

    @Test
    void it_accepts_any_programme_that_is_written_and_refuses_it_when_it_is_spoilt_as_the_reader_does() {
        GeneratedCases cases = GeneratedCases.of(ProgrammeSchemaTest.class, "programmes", 150);
        int[] spoilt = new int[FAULTS.size()];
        cases.run((seed, random) -> {
            String yaml = ProgrammeYaml.write(new GeneratedProgrammes(random).next());
            assertThat(complaints(yaml)).as(yaml).isEmpty();
            for (int fault = 0; fault < FAULTS.size(); fault++) {
                Matcher matcher = FAULTS.get(fault).where().matcher(yaml);
                if (spoilt[fault] < 3 && matcher.find()) {
                    String broken = matcher.replaceFirst(FAULTS.get(fault).by());
                    String name = FAULTS.get(fault).name() + "\n" + broken;
                    assertThat(catchThrowable(() -> ProgrammeYaml.parse(broken, "p.yaml")))
                            .as(name)
                            .isInstanceOf(InvalidFileException.class);
                    assertThat(complaints(broken)).as(name).isNotEmpty();
                    spoilt[fault]++;
                }
            }
        });
        for (int fault = 0; fault < FAULTS.size() && cases.count() >= 150; fault++) {
            assertThat(spoilt[fault]).as(FAULTS.get(fault).name()).isPositive();
        }
    }

    private static List<String> complaints(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML).stream()
                .map(Error::toString)
                .toList();
    }
}
