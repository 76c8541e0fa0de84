package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HubSpot says is shown without secrets, in whatever form it repeats them. */
class MaskTest {

    private static final String SECRET = "Zq7-client-5f3c9a/0b77+e2xY";

    private final Mask mask = new Mask();

    MaskTest() {
        mask.hide(new Secret(SECRET));
    }

    static Stream<String> forms() {
        return Stream.concat(
                Stream.of(
                        SECRET,
                        SECRET.toUpperCase(Locale.ROOT),
                        SECRET.toLowerCase(Locale.ROOT),
                        "Bearer " + SECRET,
                        SECRET.substring(0, 8),
                        SECRET.substring(0, 13) + "...",
                        SECRET.substring(0, 5) + "\r\n" + SECRET.substring(5),
                        SECRET.substring(0, 9) + "\u200b" + SECRET.substring(9, 15) + " \t" + SECRET.substring(15),
                        "Zq7-client-5f3c9a%2F0b77%2Be2xY"),
                Stream.of(SECRET, "x" + SECRET, "Bearer " + SECRET, "id:" + SECRET + ":", SECRET.substring(0, 16))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .flatMap(bytes -> Stream.of(
                                Base64.getEncoder().encodeToString(bytes),
                                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                                Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(bytes))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_of_a_known_secret_is_masked(String form) {
        String shown = mask.show("before <" + form + "> after");
        assertThat(shown).startsWith("before <").endsWith("> after").contains("***");
        String compact = shown.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        for (String text : List.of(SECRET, base64(SECRET))) {
            for (int i = 0; i + 8 <= text.length(); i++) {
                assertThat(compact).doesNotContain(text.substring(i, i + 8).toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void seven_characters_are_no_secret() {
        assertThat(mask.show("Zq7-cli")).isEqualTo("Zq7-cli");
    }

    @Test
    void a_text_without_secrets_stays_as_it_is() {
        String text = "This app hasn't been granted all required scopes (crm.objects.partner-clients.read).";
        assertThat(mask.show(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This oauth-token (CJ4s...sAw) does not have proper permissions!",
                "This oauth-token (CJ4s\nsAw) does not have proper permissions!",
                "This OAUTH-TOKEN(CJ4s sAw) does not have proper permissions!"
            })
    void what_stands_between_the_brackets_after_oauth_token_is_masked(String said) {
        assertThat(mask.show(said))
                .doesNotContain("CJ4s")
                .doesNotContain("sAw")
                .endsWith("(***) does not have proper permissions!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pat-na1-1234-abcd", "PAT-EU1-****-abcd", "pat-eu1-1...d", "pat-ap1-"})
    void what_looks_like_a_token_is_masked_even_if_nobody_knows_it(String token) {
        assertThat(mask.show("The token " + token + " expired")).isEqualTo("The token *** expired");
    }

    @Test
    void an_unknown_token_after_bearer_is_masked() {
        assertThat(mask.show("Bearer abc123def456 expired; a bearer token is needed"))
                .isEqualTo("Bearer *** expired; a bearer token is needed");
    }
}
