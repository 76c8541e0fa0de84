package dev.tierwise.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no text may show that leaves the program. */
class RedactionTest {

    private static final String VALUE = "Zq7-client-5f3c9a/0b77+e2xY";

    private final Redaction redaction = new Redaction();

    RedactionTest() {
        redaction.hide(new Secret(VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VALUE,
                "zq7-CLIENT-5f3c9a/0b77+E2XY",
                "Zq7-client-5f3c9a%2F0b77%2Be2xY",
                "Zq7-client-5f3c9a\\/0b77+e2xY",
                "Zq7-clie",
                "b77+e2xY",
                "client-5f3c9a",
                "Zq7-cli\r\nent-5f3c9a/0b77+e2xY",
                "Zq7-cli\u200bent-5f3c9a/ 0b77+e2xY",
                "WnE3LWNsaWVudC01ZjNjOWEvMGI3NytlMnhZ"
            })
    void a_known_secret_is_masked_in_any_case_encoded_and_cut(String form) {
        assertThat(redaction.of("before <" + form + "> after"))
                .startsWith("before <***")
                .endsWith("> after")
                .doesNotContainIgnoringCase("client")
                .doesNotContainIgnoringCase("e2x");
    }

    @Test
    void a_known_secret_is_masked_in_hexadecimal_digits() {
        String digits = HexFormat.of().withUpperCase().formatHex(VALUE.getBytes(StandardCharsets.UTF_8));
        assertThat(redaction.of("0x" + digits)).isEqualTo("0x***");
    }

    @Test
    void seven_characters_of_a_secret_are_not_the_secret() {
        assertThat(redaction.of("Zq7-cli 77+e2xY")).isEqualTo("Zq7-cli 77+e2xY");
    }

    @Test
    void words_that_a_secret_has_in_common_with_other_texts_are_shown() {
        redaction.hide(new Secret("nordlicht-token-2024!"));
        assertThat(redaction.of("Nordlicht GmbH: nordlicht-t")).isEqualTo("Nordlicht GmbH: nordlicht-t");
        assertThat(redaction.of("nordlicht-to, oken-2024")).isEqualTo("***, ***");
    }

    @Test
    void secrets_beside_each_other_are_both_masked() {
        redaction.hide(new Secret("first-secret"));
        redaction.hide(new Secret("secretother-x1"));
        assertThat(redaction.of("first-secret secretother-x1")).isEqualTo("*** ***");
        assertThat(redaction.of("first-secretother-x1")).isEqualTo("***");
    }

    @Test
    void of_a_secret_address_only_what_comes_after_the_host_is_masked() {
        redaction.hide(new Secret("https://chat.example/hooks/x7Kq0aLmN2"));
        assertThat(redaction.of("https://chat.example/hooks/x7Kq0aLmN2 and https://chat.example/help"))
                .isEqualTo("https://chat.example*** and https://chat.example/help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgresql://anna:s3cret@db.example/x | postgresql://anna:***@db.example/x",
                "ftp://anna:s3:c@re/t@db.example/x?a=b | ftp://anna:***@db.example/x?a=b",
                "//anna:s3cret@db.example | //anna:***@db.example",
                "https://s3crettoken@git.example/x | https://***@git.example/x",
                "jdbc:oracle:thin:anna/s3cret@//db.example:1521/x | jdbc:oracle:thin:anna/***@//db.example:1521/x",
                "jdbc:postgresql://h/d?user=anna&password=s3cret&ssl=true | jdbc:postgresql://h/d?user=anna&password=***&ssl=true",
                "jdbc:postgresql://h/d?sslpassword=s3cret | jdbc:postgresql://h/d?sslpassword=***",
                "jdbc:sqlserver://h;user=anna;Password={s3;cret};encrypt=true | jdbc:sqlserver://h;user=anna;Password=***;encrypt=true",
                "https://h/x?accessToken=s3cret#top | https://h/x?accessToken=***",
                "https://h/x?hapikey=s3cret&a=b | https://h/x?hapikey=***&a=b",
                "https://h/x?to=/y%3Faccess_token%3Ds3cret | https://h/x?to=/y%3Faccess_token%3D***",
                "client_secret=s3cret, next | client_secret=***, next",
                "db.password='s3 cret' next | db.password=*** next",
                "{\"access_token\": \"s3cret\", \"expires_in\": 1800} | {\"access_token\": \"***\", \"expires_in\": 1800}",
                "Authorization: Basic YW5uYTpzM2NyZXQ= | Authorization: Basic ***",
                "Authorization: Token s3crettoken | Authorization: Token ***",
                "oracle:thin:anna/s3cret@db.example | oracle:thin:anna/***@db.example",
                "jdbc:postgresql://db.example:5432/d?user=anna@srv&password=s3cret | jdbc:postgresql://db.example:5432/d?user=anna@srv&password=***",
                "Unknown option: '--hubspot-token=s3cret' | Unknown option: '--hubspot-token=***'",
                "https://hooks.slack.com/services/T0/B0/s3cret | https://hooks.slack.com/***"
            })
    void a_credential_that_nobody_knows_is_masked(String text, String shown) {
        assertThat(new Redaction().of(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "examples/agency",
                "jdbc:postgresql://db.example:5432/tierwise?user=anna",
                "https://api.hubapi.com:443/crm/v3/objects?limit=100&after=200",
                "http://[::1]:9464/health?by=anna@agency.example",
                "jdbc:postgresql://db.example:5432/tierwise?user=anna@srv",
                "jdbc:postgresql://a.example:5432,b.example:5432/tierwise?user=anna@srv",
                "jdbc:sqlserver://srv.example:1433;database=d;user=anna@srv;encrypt=true",
                "agency: clients/2026@anna/portals.csv",
                "/srv/a:b/team@berlin/portals.csv",
                "Proxy authorization required",
                "tierwise.yaml:3:5: token: expected a reference such as ${env:HUBSPOT_TOKEN}",
                "--hubspot-token=${env:HUBSPOT_TOKEN}",
                "the password is wrong; check 'user' and 'password'",
                "anna@agency.example",
                "a bearer token is needed"
            })
    void a_text_without_credentials_stays_as_it_is(String text) {
        assertThat(new Redaction().of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "//a:", "a.b-", ":a/", "https://", "pass-", "Zq7-client-", "\"'"})
    void a_long_text_is_done_with_soon(String part) {
        String text = part.repeat(500_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> redaction.of(text));
    }
}
