package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.spi.Secret;
import dev.tierwise.application.spi.SourceSettings;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.programme.ProgrammeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

    private static final String COMPLETE = """
            # tierwise.yaml
            programme: hubspot-2018-01
            partner: {name: Nordlicht Agentur, email-domains: [Nordlicht.example], time-zone: Europe/Berlin}
            rates: {EUR: 1.17, gbp: 1.10}
            sources:
              - adapter: hubspot
                token: ${env:HUBSPOT_PARTNER_TOKEN}
                partner-employees: [freelancer@nordlicht.example]
                clients:
                  - {record: "501", portal-id: 7052064, token: "${env:ACME_TOKEN}", sold-on: 2018-01-10}
              - {adapter: csv, location: supplement/}
            """;

    private final Map<String, String> variables =
            new LinkedHashMap<>(Map.of("HUBSPOT_PARTNER_TOKEN", "hush", "ACME_TOKEN", "hush-hush", "BLANK", " "));

    @TempDir
    private Path folder;

    private boolean trusted = true;
    private Map<String, Map<String, String>> options = Map.of();

    @Test
    void a_complete_file_is_read_with_every_text_as_it_is_written() {
        Configuration configuration = read(COMPLETE);

        assertThat(configuration.programme())
                .contains(new ProgrammeReference("tierwise.yaml:2:12", "hubspot-2018-01", folder));
        assertThat(configuration.partner())
                .isEqualTo(new PartnerConfiguration(
                        Optional.of("Nordlicht Agentur"),
                        Set.of("nordlicht.example"),
                        Optional.of(ZoneId.of("Europe/Berlin"))));
        assertThat(configuration.rates())
                .isEqualTo(Map.of("EUR", new BigDecimal("1.17"), "GBP", new BigDecimal("1.10")));
        assertThat(configuration.sources())
                .extracting(source -> source.adapter().name())
                .containsExactly("hubspot", "csv");
        SourceSettings hubspot = configuration.sources().get(0).settings();
        assertThat(hubspot.secret("token")).map(Secret::reveal).contains("hush");
        assertThat(hubspot.list("partner-employees")).containsExactly("freelancer@nordlicht.example");
        SourceSettings client = hubspot.records("clients").get(0);
        assertThat(client.text("record")).contains("501");
        assertThat(client.text("portal-id")).contains("7052064");
        assertThat(client.text("sold-on")).contains("2018-01-10");
        assertThat(client.secret("token")).map(Secret::reveal).contains("hush-hush");
        SourceSettings csv = configuration.sources().get(1).settings();
        assertThat(csv.text("location")).contains("supplement/");
        assertThat(csv.path("location")).contains(folder.resolve("supplement"));
    }

    @Test
    void keys_may_be_left_without_a_value_where_a_list_or_keys_belong() {
        assertThat(read("partner:\nrates:\nsources:\n")).isEqualTo(Configuration.NONE);
    }

    @Test
    void an_unknown_key_names_the_nearest_known_one_at_every_level() {
        assertThat(errors(COMPLETE.replace("programme:", "program:")
                        .replace("time-zone", "timezone")
                        .replace("partner-employees", "partner-employes")
                        .replace("sold-on", "sold_on")
                        .replace("location: supplement/", "location: supplement/, local: de")))
                .containsExactly(
                        "tierwise.yaml:2:1: unknown key 'program'; did you mean 'programme'?",
                        "tierwise.yaml:3:72: unknown key 'timezone'; did you mean 'time-zone'?",
                        "tierwise.yaml:8:5: unknown key 'partner-employes'; did you mean 'partner-employees'?",
                        "tierwise.yaml:10:73: unknown key 'sold_on'; did you mean 'sold-on'?",
                        "tierwise.yaml:11:43: unknown key 'local'; did you mean 'locale'?");
    }

    @Test
    void an_unknown_adapter_names_the_nearest() {
        assertThat(errors("sources:\n- {adapter: hubspott}\n- {adapter: sql, x: y}\n- {location: a}\n"))
                .containsExactly(
                        "tierwise.yaml:2:13: there is no adapter 'hubspott'; did you mean 'hubspot'?",
                        "tierwise.yaml:3:13: there is no adapter 'sql'; there are: csv, hubspot",
                        "tierwise.yaml:4:3: the key 'adapter' is missing: expected the name of an adapter");
    }

    @Test
    void a_required_setting_that_is_missing_is_an_error() {
        assertThat(errors("sources:\n- adapter: csv\n- adapter: hubspot\n  clients: [{portal-id: 1}]\n"))
                .containsExactly(
                        "tierwise.yaml:2:3: the key 'location' is missing: expected the folder",
                        "tierwise.yaml:3:3: the key 'token' is missing: expected the partner's token",
                        "tierwise.yaml:4:13: the key 'record' is missing: expected the id of the record");
    }

    @Test
    void a_setting_of_the_wrong_shape_is_an_error() {
        assertThat(errors("""
                        sources:
                        - csv
                        - adapter: csv
                          location: [a]
                          locale: ''
                        - adapter: hubspot
                          token: {env: HUBSPOT_PARTNER_TOKEN}
                          partner-employees: a@b.example
                          clients: [501]
                        """))
                .containsExactly(
                        "tierwise.yaml:2:3: expected a source: {adapter: csv, location: folder/}, found a single value",
                        "tierwise.yaml:4:13: expected the folder, found a list",
                        "tierwise.yaml:5:11: expected en or de, found a blank text",
                        "tierwise.yaml:7:10: expected ${env:NAME} or ${file:PATH}, found keys with values",
                        "tierwise.yaml:8:22: expected a list such as [a, b]: e-mail addresses, found a single value",
                        "tierwise.yaml:9:13: expected a record with keys: client portals, found a single value");
    }

    @Test
    void a_partner_and_rates_that_make_no_sense_are_errors() {
        assertThat(errors("""
                        partner: {name: ' ', email-domains: ['@a.example', 'b c', d.example], time-zone: Europe/Berlim}
                        rates: {EURO: 1.17, EUR: '1,17', GBP: 1e3, CHF: 0.00, JPY: -1, SEK: 1.1, sek: 1.2, NOK:}
                        """))
                .containsExactly(
                        "tierwise.yaml:1:17: the partner's name is blank",
                        "tierwise.yaml:1:38: expected the part of an address after the @, such as nordlicht.example,"
                                + " found '@a.example'",
                        "tierwise.yaml:1:52: expected the part of an address after the @, such as nordlicht.example,"
                                + " found 'b c'",
                        "tierwise.yaml:1:82: there is no time zone 'Europe/Berlim'; did you mean 'Europe/Berlin'?",
                        "tierwise.yaml:2:9: expected a currency of three letters, such as EUR, found 'EURO'",
                        "tierwise.yaml:2:26: expected a rate above zero: digits, optionally a point and decimals, such"
                                + " as 1.17, found '1,17'",
                        "tierwise.yaml:2:39: expected a rate above zero: digits, optionally a point and decimals, such"
                                + " as 1.17, found '1e3'",
                        "tierwise.yaml:2:49: expected a rate above zero: digits, optionally a point and decimals, such"
                                + " as 1.17, found '0.00'",
                        "tierwise.yaml:2:60: expected a rate above zero: digits, optionally a point and decimals, such"
                                + " as 1.17, found '-1'",
                        "tierwise.yaml:2:74: SEK has the rate 1.1 already",
                        "tierwise.yaml:2:88: expected a rate above zero: digits, optionally a point and decimals, such"
                                + " as 1.17, found nothing");
        assertThat(errors("partner: {email-domains: []}\n"))
                .containsExactly("tierwise.yaml:1:26: expected at least one e-mail domain");
    }

    @Test
    void a_secret_that_is_written_out_is_refused_and_not_shown() {
        String message = "tierwise.yaml:3:10: a secret is given by reference only: ${env:NAME} for a variable,"
                + " ${file:PATH} for a file; what is written here is not shown";
        for (String literal : List.of(
                "pat-hush", "0x_", "'Bearer ${env:ACME_TOKEN}'", "'${ENV:hush}'", "'${hush}'", "'${env:}'", "' '")) {
            assertThat(errors(hubspot(literal))).containsExactly(message);
            trusted = !trusted;
        }
    }

    @Test
    void a_variable_that_is_not_set_or_blank_is_an_error_that_names_it() {
        assertThat(errors(hubspot("${env:NONE}")))
                .containsExactly("tierwise.yaml:3:10: the environment variable NONE is not set or blank");
        assertThat(errors(hubspot("${env:BLANK}")))
                .containsExactly("tierwise.yaml:3:10: the environment variable BLANK is not set or blank");
    }

    @Test
    void a_secret_is_read_from_a_file_beside_the_configuration_without_its_last_line_break() throws IOException {
        for (String end : List.of("", "\n", "\r\n")) {
            secretFile("hush" + end);
            assertThat(token()).isEqualTo("hush");
        }
        secretFile("hush\n\n");
        assertThat(token()).isEqualTo("hush\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_secret_file_that_others_may_read_is_refused() throws IOException {
        for (String permissions : List.of("rw-r-----", "rw----r--")) {
            Path file = secretFile("hush");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            assertThat(errors(hubspot("${file:token}")))
                    .containsExactly("tierwise.yaml:3:10: the file 'token' can be read by other users; run chmod 600 on"
                            + " it, then try again");
        }
    }

    @Test
    void a_secret_file_that_holds_no_secret_is_an_error() throws IOException {
        assertThat(errors(hubspot("${file:none}"))).containsExactly("tierwise.yaml:3:10: there is no file 'none'");
        assertThat(errors(hubspot("${file:.}")))
                .containsExactly("tierwise.yaml:3:10: '.' is a folder; expected a file that holds the secret");
        secretFile("\n");
        assertThat(errors(hubspot("${file:token}")))
                .containsExactly("tierwise.yaml:3:10: the file 'token' is blank; expected one that holds the secret");
        secretFile("x".repeat(65_537));
        assertThat(errors(hubspot("${file:token}"))).hasSize(1);
        Files.write(secretFile(""), "ü".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(errors(hubspot("${file:token}")))
                .containsExactly("tierwise.yaml:3:10: the file 'token' is not UTF-8");
    }

    @Test
    void a_reference_where_no_secret_belongs_is_refused() {
        assertThat(errors("sources:\n- {adapter: csv, location: '${env:HOME}/data'}\n"))
                .containsExactly(
                        "tierwise.yaml:2:28: references such as ${env:NAME} are only for secrets; write the value");
    }

    @Test
    void a_file_of_the_working_directory_may_not_refer_to_secrets() throws IOException {
        trusted = false;
        secretFile("hush");

        for (String reference : List.of("${env:HUBSPOT_PARTNER_TOKEN}", "${file:token}", "${env:NONE}")) {
            assertThat(errors(hubspot(reference)))
                    .containsExactly(
                            "tierwise.yaml:3:10: this file only lies in the working directory and may not refer"
                                    + " to secrets; if you trust it, name it with --config tierwise.yaml");
        }
        assertThat(errors(COMPLETE)).hasSize(2);
    }

    @Test
    void a_file_of_the_working_directory_may_repeat_where_secrets_go_but_not_change_it() {
        String other = hubspot("${env:ACME_TOKEN}") + "  base-url: https://elsewhere.example\n";
        assertThat(read(other).sources().get(0).settings().text("base-url")).contains("https://elsewhere.example");

        trusted = false;
        assertThat(errors(other))
                .contains("tierwise.yaml:4:13: this file only lies in the working directory and may not change"
                        + " 'base-url'; if you trust it, name it with --config tierwise.yaml");
        assertThat(errors(other.replace("https://elsewhere.example", "https://api.hubapi.com")))
                .noneMatch(error -> error.contains("base-url"));
    }

    @Test
    void a_file_of_the_working_directory_without_secrets_is_read() {
        trusted = false;

        assertThat(read("sources:\n- {adapter: csv, location: data}\n").sources())
                .hasSize(1);
    }

    @Test
    void an_option_wins_over_the_file_and_stands_in_for_what_is_missing() {
        options = Map.of("csv", Map.of("locale", "de", "location", "here", "codes", "codes.txt"));
        SourceSettings settings = read("sources:\n- {adapter: csv, locale: en}\n")
                .sources()
                .get(0)
                .settings();

        assertThat(settings.text("locale")).contains("de");
        assertThat(settings.path("location")).contains(Path.of("/working/here").toAbsolutePath());
        assertThat(settings.path("codes"))
                .contains(Path.of("/working/codes.txt").toAbsolutePath());
    }

    @Test
    void an_option_for_an_adapter_that_no_source_uses_is_an_error() {
        options = Map.of("hubspot", Map.of("base-url", "https://x.example"));

        assertThat(errors("sources:\n- {adapter: csv, location: data}\n"))
                .containsExactly("--hubspot-base-url: none of the sources is read by the adapter 'hubspot'");
    }

    @Test
    void the_sources_are_left_alone_when_the_command_line_names_others() throws IOException {
        Path path = folder.resolve("tierwise.yaml");
        Files.writeString(path, "rates: {EUR: 1.17}\nsources: [{adapter: gone, token: \"${env:NONE}\"}]\n");

        Configuration configuration = new ConfigurationReader(new KnownAdapters(), variables)
                .readWithoutSources(new ConfigurationFile(path, "tierwise.yaml", false));

        assertThat(configuration.rates()).containsOnlyKeys("EUR");
        assertThat(configuration.sources()).isEmpty();
    }

    @Test
    void any_change_of_a_file_gives_a_configuration_or_located_errors_without_a_secret() {
        long seed = new Random().nextLong();
        System.out.println(
                "any_change_of_a_file_gives_a_configuration_or_located_errors_without_a_secret: seed " + seed);
        Random random = new Random(seed);
        String characters = " \n:-[]{},#&*!|>'\"%@?$0a\0ü";
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder(COMPLETE);
            for (int j = random.nextInt(4); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
            }
            try {
                read(text.toString());
            } catch (UserException e) {
                assertThat(e.getMessage().split("\n"))
                        .as(text.toString())
                        .allMatch(line -> line.matches("tierwise\\.yaml:[1-9][0-9]*:[1-9][0-9]*: .*"));
                assertThat(e.getMessage()).doesNotContain("hush");
            }
        }
    }

    private static String hubspot(String token) {
        return "sources:\n- adapter: hubspot\n  token: " + token + "\n";
    }

    private String token() {
        return read(hubspot("${file:token}"))
                .sources()
                .get(0)
                .settings()
                .secret("token")
                .orElseThrow()
                .reveal();
    }

    private Path secretFile(String content) throws IOException {
        Path file = folder.resolve("token");
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }

    private Configuration read(String text) {
        Path path = folder.resolve("tierwise.yaml");
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigurationReader(new KnownAdapters(), variables)
                .read(
                        new ConfigurationFile(path, "tierwise.yaml", trusted),
                        new AdapterOptions(options, Path.of("/working").toAbsolutePath()));
    }

    private List<String> errors(String text) {
        UserException e = catchThrowableOfType(UserException.class, () -> read(text));
        assertThat(e).as(text).isNotNull();
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(e.getMessage()).doesNotContain("hush");
        return List.of(e.getMessage().split("\n"));
    }
}
