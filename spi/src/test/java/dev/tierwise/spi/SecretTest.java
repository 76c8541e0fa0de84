package dev.tierwise.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String VALUE = "pass?word~4711>ü";

    private final Secret secret = new Secret(VALUE);

    @Test
    void a_secret_that_is_referred_to_gives_its_reference_for_messages() {
        Secret referred = Secret.referredTo(VALUE, "${env:ACME_TOKEN}");
        assertThat(referred.reference()).hasValue("${env:ACME_TOKEN}");
        assertThat(referred.reveal()).isEqualTo(VALUE);
        assertThat(referred).hasToString("***");
        assertThat(secret.reference()).isEmpty();
    }

    @Test
    void a_text_without_the_secret_stays_as_it_is() {
        assertThat(secret.maskedIn("pass?wo is wrong")).isEqualTo("pass?wo is wrong");
    }

    @Test
    void the_secret_is_masked_wherever_it_stands() {
        assertThat(secret.maskedIn(VALUE + " and (" + VALUE + ")")).isEqualTo("*** and (***)");
    }

    @Test
    void upper_and_lower_case_are_masked() {
        assertThat(secret.maskedIn("<" + VALUE.toUpperCase(Locale.ROOT) + ">")).isEqualTo("<***>");
        assertThat(new Secret("ABCdef").maskedIn("abcdef")).isEqualTo("***");
        assertThat(new Secret("straße").maskedIn("STRASSE")).isEqualTo("***");
    }

    @Test
    void a_secret_shortened_to_eight_characters_or_more_is_masked() {
        assertThat(secret.maskedIn("it begins with pass?wor…")).isEqualTo("it begins with ***…");
        assertThat(secret.maskedIn("pass?word~4… is wrong")).isEqualTo("***… is wrong");
        assertThat(secret.maskedIn("pass?wo… is wrong")).isEqualTo("pass?wo… is wrong");
    }

    @Test
    void a_short_secret_is_masked_as_a_whole() {
        assertThat(new Secret("abc").maskedIn("ab abc")).isEqualTo("ab ***");
    }

    @Test
    void a_short_secret_is_no_part_of_other_words() {
        assertThat(new Secret("postgres").maskedIn("jdbc:postgresql://h/d: no user postgres"))
                .isEqualTo("jdbc:postgresql://h/d: no user ***");
        assertThat(new Secret("test").maskedIn("the late staff, the latest report"))
                .isEqualTo("the late staff, the latest report");
        assertThat(new Secret("1").maskedIn("tierwise.yaml:11:1: 21 of 1"))
                .isEqualTo("tierwise.yaml:11:***: 21 of ***");
        assertThat(new Secret("geheim").maskedIn("u%3Ageheim%40h {\"a\": \"\\ngeheim\"}"))
                .isEqualTo("u%3A***%40h {\"a\": \"\\n***\"}");
    }

    @Test
    void white_space_around_a_secret_hides_it_from_nobody() {
        assertThat(new Secret(" s3cret-word\n").maskedIn("(s3cret-word)")).isEqualTo("(***)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "ab", "abc", "user:"})
    void base64_is_masked_also_of_a_text_that_holds_the_secret(String before) {
        byte[] text = (before + VALUE + "!").getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            String encoded = encoder.encodeToString(text);

            String masked = secret.maskedIn("Basic " + encoded);

            assertThat(masked).contains("***");
            // at the ends there may be characters that also depend on what stands beside the secret
            assertThat(masked.length()).isLessThanOrEqualTo("Basic ***".length() + before.length() * 4 / 3 + 6);
        }
    }

    @Test
    void base64_of_the_secret_alone_is_masked_wholly() {
        for (String value : new String[] {"a", "ab", "abc", VALUE}) {
            String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));

            assertThat(new Secret(value).maskedIn("<" + encoded + ">")).isEqualTo("<***>");
        }
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> new Secret(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> secret.maskedIn(null)).isInstanceOf(NullPointerException.class);
    }
}
