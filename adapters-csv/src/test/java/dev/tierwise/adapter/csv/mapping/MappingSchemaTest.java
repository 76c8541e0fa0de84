package dev.tierwise.adapter.csv.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tierwise.files.yaml.Findings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema of mappings and what reads them agree. */
class MappingSchemaTest {

    private static final String MAPPING = """
            schema: tierwise/import/1
            locale: de
            zone: Europe/Berlin
            dates: [dd.MM.yyyy]
            unknown: [n/a, "-"]
            partner: {name: Nordlicht, email_domains: [nordlicht.example], time_zone: Europe/Berlin}
            portals:
              from: "*clients*.{csv,xlsx}"
              sheet: Clients
              skip: 2
              keep: {Is partner: "Yes"}
              drop: {Stage: [Lost, Open]}
              columns:
                portal_id: Hub ID
                currency: {value: USD}
                cancelled_on: {column: Is active, values: {"Yes": "", "No": "?"}}
                sold_on: {lookup: deals, match: {Company: Name}, take: earliest, column: Close Date, else: {column: Sold}}
            users:
              from: "users-*.csv"
              columns:
                portal_id: {file-name: "users-([0-9]+)"}
                email: Email
                partner_employee: {by-domain: true}
            tables:
              deals: {from: deals.csv, split: {Company: ";"}, locale: en}
            """;

    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/adapters/import.schema.json")));
    }

    private static boolean isRightBySchema(String mapping) {
        return schema.validate(mapping, InputFormat.YAML).isEmpty();
    }

    private static boolean isRightToTheReader(String mapping) {
        Findings findings = new Findings();
        return MappingReader.parse(mapping.getBytes(StandardCharsets.UTF_8), "m.yaml", findings)
                        .isPresent()
                && !findings.hasErrors();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "locale: de -> locale: en",
                "locale: de\n -> ",
                "skip: 2 -> skip: 0",
                "take: earliest -> take: sum",
                ", take: earliest -> ",
                ", else: {column: Sold} -> , else: {value: \"\"}",
                "{value: USD} -> Currency",
                "unknown: [n/a, \"-\"]\n -> "
            })
    void what_the_schema_takes_the_reader_takes(String change) {
        assertThat(isRightBySchema(changed(change))).as(changed(change)).isTrue();
        assertThat(isRightToTheReader(changed(change))).as(changed(change)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tierwise/import/1 -> tierwise/import/2",
                "locale: de -> locale: fr",
                "dates: [dd.MM.yyyy] -> dates: {a: b}",
                "skip: 2 -> skip: -1",
                "skip: 2 -> skips: 2",
                "zone: Europe/Berlin\n -> zones: Europe/Berlin\n",
                "  from: \"users-*.csv\"\n -> ",
                "take: earliest -> take: first",
                ", column: Close Date -> ",
                "match: {Company: Name} -> match: {}",
                "{by-domain: true} -> {by-domain: false}",
                "{value: USD} -> {value: USD, values: {}}",
                "{value: USD} -> {}",
                ", email_domains: [nordlicht.example] -> "
            })
    void what_the_schema_refuses_the_reader_refuses(String change) {
        assertThat(isRightBySchema(changed(change))).as(changed(change)).isFalse();
        assertThat(isRightToTheReader(changed(change))).as(changed(change)).isFalse();
    }

    private static String changed(String change) {
        String[] parts = change.split(" -> ", -1);
        assertThat(MAPPING).contains(parts[0]);
        return MAPPING.replace(parts[0], parts[1]);
    }
}
