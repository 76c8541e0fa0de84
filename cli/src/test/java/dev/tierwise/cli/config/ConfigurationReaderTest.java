package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.answers.announcement.PayloadFormat;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.cli.SpokenLanguage;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.programmes.ProgrammeReference;
import dev.tierwise.server.service.Recipient;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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

    private final Map<String, String> variables = new LinkedHashMap<>(Map.of(
            "HUBSPOT_PARTNER_TOKEN",
            "hush",
            "ACME_TOKEN",
            "hush-hush",
            "BLANK",
            " ",
            "HOOK",
            "https://hooks.example/hush"));

    @TempDir
    private Path folder;

    private boolean trusted = true;
    private Map<String, Map<String, String>> options = Map.of();
    private Optional<String> partner = Optional.empty();

    @Test
    void a_complete_file_is_read_with_every_text_as_it_is_written() {
        Account configuration = account(COMPLETE);

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
        assertThat(read("partner:\nrates:\nsources:\nnotify:\n")).isEqualTo(Configuration.NONE);
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
    void a_value_that_a_setting_does_not_take_is_an_error_with_its_place() {
        assertThat(errors("""
                        sources:
                        - adapter: csv
                          location: a
                          locale: fr
                          page-size: 201
                          patience: soon
                        - adapter: hubspot
                          token: ${env:HUBSPOT_PARTNER_TOKEN}
                          partner-employees: [a@b.example, someone]
                          clients: [{record: 501, active: maybe}]
                        """))
                .containsExactly(
                        "tierwise.yaml:4:11: expected one of en, de, found 'fr'",
                        "tierwise.yaml:5:14: expected a whole number from 1 to 200, found '201'",
                        "tierwise.yaml:6:13: expected how long, such as 30s, 5m, 2h or PT30S, found 'soon'",
                        "tierwise.yaml:9:36: this is no e-mail address",
                        "tierwise.yaml:10:35: expected true or false, found 'maybe'");
    }

    @Test
    void a_source_gets_what_is_given_with_its_place_and_the_default_of_the_rest() {
        SourceSettings csv = account("sources:\n- {adapter: csv, location: data, page-size: 7}\n")
                .sources()
                .get(0)
                .settings();

        assertThat(csv.integer("page-size")).hasValue(7);
        assertThat(csv.choice("locale")).contains("en");
        assertThat(csv.duration("patience")).contains(Duration.ofSeconds(30));
        assertThat(csv.misconfigured("page-size", "too many")).hasMessage("tierwise.yaml:2:45: too many");
        assertThat(csv.place("codes")).contains("tierwise.yaml:2:3");
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
        assertThat(account(other).sources().get(0).settings().text("base-url")).contains("https://elsewhere.example");

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

        assertThat(account("sources:\n- {adapter: csv, location: data}\n").sources())
                .hasSize(1);
    }

    @Test
    void an_option_wins_over_the_file_and_stands_in_for_what_is_missing() {
        options = Map.of("csv", Map.of("locale", "de", "location", "here", "codes", "codes.txt"));
        SourceSettings settings = account("sources:\n- {adapter: csv, locale: en}\n")
                .sources()
                .get(0)
                .settings();

        assertThat(settings.text("locale")).contains("de");
        assertThat(settings.place("locale")).contains("--csv-locale");
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

        Account configuration = new ConfigurationReader(
                        new KnownAdapters(), new SecretLookup(variables, new Redaction()), new SpokenLanguage(Map.of()))
                .readWithoutSources(new ConfigurationFile(path, "tierwise.yaml", false))
                .accounts()
                .get(0);

        assertThat(configuration.rates()).containsOnlyKeys("EUR");
        assertThat(configuration.sources()).isEmpty();
    }

    @Test
    void several_partners_have_their_own_facts_and_share_programme_and_rates() {
        List<Account> accounts = read("""
                        programme: hubspot-2016-11
                        rates: {EUR: 1.17}
                        partners:
                          - partner: {name: North}
                            sources: [{adapter: csv, location: north/}]
                          - partner: {name: South}
                            programme: hubspot-2018-01
                            rates: {EUR: 1.2, GBP: 1.3}
                            sources: [{adapter: csv, location: south/}]
                        """).accounts();

        assertThat(accounts)
                .extracting(account -> account.partner().name())
                .containsExactly(Optional.of("North"), Optional.of("South"));
        assertThat(accounts)
                .extracting(account ->
                        account.programme().map(ProgrammeReference::text).orElse(""))
                .containsExactly("hubspot-2016-11", "hubspot-2018-01");
        assertThat(accounts)
                .extracting(Account::rates)
                .containsExactly(
                        Map.of("EUR", new BigDecimal("1.17")),
                        Map.of("EUR", new BigDecimal("1.2"), "GBP", new BigDecimal("1.3")));
        assertThat(accounts).extracting(account -> account.sources().size()).containsExactly(1, 1);
    }

    @Test
    void the_secrets_of_a_partner_that_is_not_meant_need_not_be_there() {
        String both = """
                partners:
                  - {partner: {name: North}, sources: [{adapter: csv, location: north/}]}
                  - {partner: {name: South}, sources: [{adapter: hubspot, token: "${env:NONE}"}]}
                """;
        assertThat(errors(both))
                .containsExactly("tierwise.yaml:3:66: the environment variable NONE is not set or blank");

        partner = Optional.of("North");
        assertThat(read(both).accounts(partner))
                .extracting(account -> account.sources().size())
                .containsExactly(1);
    }

    @Test
    void among_several_partners_each_has_a_name_of_its_own_and_nothing_stands_outside() {
        assertThat(errors("""
                        partner: {name: North}
                        sources: []
                        partners:
                          - {partner: {name: North}}
                          - {partner: {name: North}}
                          - {sources: []}
                        """))
                .containsExactly(
                        "tierwise.yaml:1:10: where 'partners' is a list, each partner has its own 'partner'; move this"
                                + " there",
                        "tierwise.yaml:2:10: where 'partners' is a list, each partner has its own 'sources'; move this"
                                + " there",
                        "tierwise.yaml:5:5: the partner 'North' is listed twice under the same programme",
                        "tierwise.yaml:6:5: the partner has no name; among several each needs one: partner: {name:"
                                + " ...}");
        assertThat(errors("partners: []\n"))
                .containsExactly("tierwise.yaml:1:11: expected at least one partner, with 'partner' and 'sources'");
    }

    @Test
    void a_ledger_is_a_file_beside_the_configuration_or_a_database_with_its_password_by_reference() {
        assertThat(read("ledger: data/ledger.db\n").ledger())
                .contains(new LedgerLocation.InFile("data/ledger.db", folder.resolve("data/ledger.db")));
        assertThat(read("ledger: jdbc:postgresql://db.example/tierwise\n").ledger())
                .contains(new LedgerLocation.OnServer(
                        "jdbc:postgresql://db.example/tierwise", Optional.empty(), Optional.empty()));
        LedgerLocation.OnServer server = (LedgerLocation.OnServer)
                read("ledger: {url: 'jdbc:postgresql://db/x', user: u, password: \"${env:ACME_TOKEN}\"}\n")
                        .ledger()
                        .orElseThrow();
        assertThat(server.user()).contains("u");
        assertThat(server.password()).map(Secret::reveal).contains("hush-hush");
        for (String url : List.of("jdbc:postgresql://db/x?user=u&password=hush", "jdbc:postgresql://u:hush@db/x")) {
            assertThat(errors("ledger: '" + url + "'\n"))
                    .containsExactly("tierwise.yaml:1:9: a password does not belong in the URL; write {url: ..., user:"
                            + " ..., password: \"${env:NAME}\"}; what is written here is not shown");
        }
    }

    @Test
    void a_file_of_the_working_directory_names_a_ledger_beside_it_but_nothing_elsewhere() {
        trusted = false;

        assertThat(read("ledger: data/ledger.db\n").ledger()).isPresent();
        assertThat(errors("ledger: ../ledger.db\n"))
                .containsExactly("tierwise.yaml:1:9: this file only lies in the working directory and may only name a"
                        + " ledger beside or below it; if you trust it, name it with --config tierwise.yaml");
        assertThat(errors("ledger: jdbc:postgresql://db.example/tierwise\n"))
                .containsExactly("tierwise.yaml:1:9: this file only lies in the working directory and may not say where"
                        + " data is sent; if you trust it, name it with --config tierwise.yaml");
    }

    @Test
    void webhooks_have_names_of_their_own_and_addresses_by_reference() {
        Notifications notifications = read("""
                        notify:
                          warn-days: 3
                          webhooks:
                            - {name: team, url: "${env:HOOK}"}
                        """).notifications();
        assertThat(notifications.warnDays()).isEqualTo(3);
        assertThat(notifications.names()).containsExactly("team");
        assertThat(notifications.recipients()).extracting(Recipient::name).containsExactly("team");

        assertThat(errors("""
                        notify:
                          warn-days: 99
                          webhooks:
                            - {name: team, url: "${env:HOOK}"}
                            - {name: team, url: https://hooks.example/hush}
                            - {url: "${env:HOOK}"}
                        """))
                .containsExactly(
                        "tierwise.yaml:2:14: expected a number of days from 0 to 31, found '99'",
                        "tierwise.yaml:5:14: there is a webhook 'team' already",
                        "tierwise.yaml:5:25: a secret is given by reference only: ${env:NAME} for a variable,"
                                + " ${file:PATH} for a file; what is written here is not shown",
                        "tierwise.yaml:6:7: the key 'name' is missing: expected what people call it");
    }

    @Test
    void a_webhook_has_a_format_and_signs_with_one_secret_or_several(@TempDir Path secrets) throws IOException {
        String one = secretFile(secrets, "one", "whsec_" + "A".repeat(32));
        String two = secretFile(secrets, "two", "whsec_" + "B".repeat(86) + "==\n");
        List<Recipient> recipients =
                read("""
                        notify:
                          webhooks:
                            - {name: plain, url: "${env:HOOK}"}
                            - {name: chat, url: "${env:HOOK}", format: teams, secret: "%s"}
                            - {name: both, url: "${env:HOOK}", format: json, secret: ["%s", "%s"]}
                        """.formatted(one, one, two)).notifications().recipients();

        assertThat(recipients)
                .extracting(Recipient::format)
                .containsExactly(PayloadFormat.JSON, PayloadFormat.TEAMS, PayloadFormat.JSON);
        assertThat(recipients)
                .extracting(recipient -> recipient.secrets().size())
                .containsExactly(0, 1, 2);
    }

    @Test
    void a_secret_that_cannot_sign_and_an_unknown_format_have_a_place_and_are_not_shown(@TempDir Path secrets)
            throws IOException {
        String shortOne = secretFile(secrets, "short", "whsec_" + "A".repeat(28));
        String bad = "the secret that is referred to cannot sign: expected whsec_ and 24 to 64 bytes in Base64, as"
                + " \"echo whsec_$(openssl rand -base64 32)\" makes one; what was found is not shown";

        assertThat(errors("""
                        notify:
                          webhooks:
                            - name: team
                              url: ${env:HOOK}
                              format: slak
                              secret: ${env:ACME_TOKEN}
                            - name: crm
                              url: ${env:HOOK}
                              format: smoke signals
                              secret:
                                - %s
                                - whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
                            - {name: none, url: "${env:HOOK}", secret: []}
                            - {name: map, url: "${env:HOOK}", secret: {env: X}}
                        """.formatted(shortOne)))
                .containsExactly(
                        "tierwise.yaml:5:15: there is no format 'slak'; did you mean 'slack'?",
                        "tierwise.yaml:6:15: " + bad,
                        "tierwise.yaml:9:15: there is no format 'smoke signals'; there are: json, slack, teams, mattermost",
                        "tierwise.yaml:11:11: " + bad,
                        "tierwise.yaml:12:11: a secret is given by reference only: ${env:NAME} for a variable,"
                                + " ${file:PATH} for a file; what is written here is not shown",
                        "tierwise.yaml:13:48: expected a reference to a secret, found an empty list",
                        "tierwise.yaml:14:47: expected ${env:NAME} or ${file:PATH}, found keys with values");
    }

    @Test
    void a_list_of_secrets_is_short_and_each_is_another_one(@TempDir Path secrets) throws IOException {
        String one = secretFile(secrets, "one", "whsec_" + "A".repeat(32));
        String same = secretFile(secrets, "same", "whsec_" + "A".repeat(32) + "\n");
        String unpadded = secretFile(secrets, "unpadded", "whsec_" + "A".repeat(86));
        String list = String.join(
                ", ",
                IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> "\"${env:SECRET_" + i + "}\"")
                        .toList());
        IntStream.rangeClosed(1, 6)
                .forEach(i -> variables.put(
                        "SECRET_" + i, "whsec_" + String.valueOf(i).repeat(32)));

        assertThat(errors("""
                        notify:
                          webhooks:
                            - name: twice
                              url: ${env:HOOK}
                              secret:
                                - %s
                                - %s
                            - {name: many, url: "${env:HOOK}", secret: [%s]}
                            - name: unpadded
                              url: ${env:HOOK}
                              secret: %s
                        """.formatted(one, same, list, unpadded)))
                .satisfiesExactly(
                        error -> assertThat(error)
                                .isEqualTo("tierwise.yaml:7:11: the same secret is listed twice; what was found is not"
                                        + " shown"),
                        error -> assertThat(error).isEqualTo("tierwise.yaml:8:144: expected at most 5 secrets"),
                        error -> assertThat(error)
                                .startsWith("tierwise.yaml:11:15: the secret that is referred to cannot sign"));
    }

    private static String secretFile(Path folder, String name, String secret) throws IOException {
        Path file = Files.writeString(folder.resolve(name), secret);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return "${file:" + file + "}";
    }

    @Test
    void any_change_of_a_file_gives_a_configuration_or_located_errors_without_a_secret() {
        String characters = " \n:-[]{},#&*!|>'\"%@?$0a\0ü";
        GeneratedCases.of(ConfigurationReaderTest.class, "configurations", 1_000)
                .run((seed, random) -> {
                    StringBuilder text = new StringBuilder(COMPLETE);
                    for (int j = random.nextInt(4); j >= 0; j--) {
                        text.setCharAt(
                                random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
                    }
                    try {
                        read(text.toString());
                    } catch (InvalidFileException e) {
                        assertThat(e.getMessage().split("\n"))
                                .as(text.toString())
                                .allMatch(line -> line.matches("tierwise\\.yaml:[1-9][0-9]*:[1-9][0-9]*: .*"));
                        assertThat(e.getMessage()).doesNotContain("hush");
                    }
                });
    }

    private static String hubspot(String token) {
        return "sources:\n- adapter: hubspot\n  token: " + token + "\n";
    }

    private String token() {
        return account(hubspot("${file:token}"))
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

    @Test
    void thePartnersMarketInvitationAndRetentionAreTakenAsTheyAreWritten() {
        PartnerConfiguration partner = read("partner: {market: growth, invited: yes, retention: 85.5}\n")
                .accounts()
                .get(0)
                .partner();
        assertThat(partner.market()).contains(Market.GROWTH);
        assertThat(partner.invited()).contains(true);
        assertThat(partner.retention()).contains(new BigDecimal("85.5"));
        assertThat(read("partner: {name: North}\n").accounts().get(0).partner().invited())
                .isEmpty();
    }

    @Test
    void whatIsNoMarketInvitationOrRetentionIsAnError() {
        assertThat(errors("partner: {market: emerging, invited: perhaps, retention: 85 %}\n"))
                .containsExactly(
                        "tierwise.yaml:1:19: expected growth or standard, found 'emerging'",
                        "tierwise.yaml:1:38: expected yes or no, found 'perhaps'",
                        "tierwise.yaml:1:58: expected per cent with at most two decimals, such as 85 or 85.5, found"
                                + " '85 %'");
    }

    private Configuration read(String text) {
        Path path = folder.resolve("tierwise.yaml");
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigurationReader(
                        new KnownAdapters(), new SecretLookup(variables, new Redaction()), new SpokenLanguage(Map.of()))
                .forSending()
                .read(
                        new ConfigurationFile(path, "tierwise.yaml", trusted),
                        new AdapterOptions(options, Path.of("/working").toAbsolutePath()),
                        partner);
    }

    private Account account(String text) {
        List<Account> accounts = read(text).accounts();
        assertThat(accounts).hasSize(1);
        return accounts.get(0);
    }

    private List<String> errors(String text) {
        RuntimeException e = catchThrowableOfType(RuntimeException.class, () -> read(text));
        assertThat(e).as(text).isNotNull();
        assertThat(Failure.of(e)).map(Failure::kind).contains(Failure.Kind.MISUSED);
        assertThat(e.getMessage()).doesNotContain("hush");
        return List.of(e.getMessage().split("\n"));
    }
}
