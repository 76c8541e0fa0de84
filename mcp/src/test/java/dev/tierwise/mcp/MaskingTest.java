package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private final Redaction redaction = new Redaction();
    private final Masking masking = new Masking(redaction);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jane.roe@agency.example                 | ***@agency.example
            <jane.roe+x@agency.example>             | <***@agency.example>
            mailto:jane.roe@agency.example          | mailto:***@agency.example
            users.csv:2:2: 'jane'@agency.example    | users.csv:2:2: ***@agency.example
            bounce=jane=customer.example@list.example | ***@list.example
            jane/roe@agency.example                 | ***@agency.example
            jane&john@agency.example                | ***@agency.example
            o'neil!#$%*+-/=?^_`{}~@agency.example  | ***@agency.example
            jane%2540agency.example                 | ***%2540agency.example
            jane&#x40;agency.example                | ***&#x40;agency.example
            jane\\u0040agency.example                | ***\\u0040agency.example
            jane\uFE6Bagency.example                | ***\uFE6Bagency.example
            a@1und1.example, b@2.example            | ***@1und1.example, ***@2.example
            jörg@müller.example and j@localhost     | ***@müller.example and ***@localhost
            jane%40agency.example                   | ***%40agency.example
            jane&#64;agency.example                 | ***&#64;agency.example
            jane\uFF20agency.example                | ***\uFF20agency.example
            jane@[192.168.0.1] or j@10.0.0.1        | ***@[192.168.0.1] or ***@10.0.0.1
            "jane roe"@agency.example               | ***@agency.example
            JANE@AGENCY.EXAMPLE                     | ***@AGENCY.EXAMPLE
            """)
    void of_an_address_the_domain_is_left(String text, String masked) {
        assertThat(masking.of(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New customer=1500@2018-04-01",
                "New customer=1500 EUR new growth@2018-04-01",
                "100 % @ home",
                "Work@Home GmbH",
                "Marketing@Scale",
                "a @ b",
                "@agency.example",
                "R&D 40%",
                "sold 50 %401"
            })
    void what_is_no_address_stays(String text) {
        assertThat(masking.of(text)).isEqualTo(text);
    }

    @Test
    void secrets_are_hidden_too() {
        redaction.hide(new Secret("s3cr3t-of-mine"));

        assertThat(masking.of("it is s3cr3t-of-mine, jane@agency.example")).isEqualTo("it is ***, ***@agency.example");
    }

    @Test
    void no_text_takes_long() {
        String hostile = "a".repeat(300) + "@" + "1-".repeat(100_000) + "@".repeat(100_000) + "b%".repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> masking.of(hostile));
    }
}
