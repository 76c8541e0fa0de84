package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubSpotApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.hubapi.com",
                "https://api.hubapi.com/",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "http://[::1]:8080",
                "https://proxy.example/hubspot"
            })
    void tokensGoOverHttpsOrStayOnThisMachine(String url) {
        assertThatCode(() -> open(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.hubapi.com, use https",
        "http://localhost.evil.example, use https",
        "http://127.0.0.1.evil.example, use https",
        "http://10.0.0.1, use https",
        "ftp://api.hubapi.com, no web address",
        "api.hubapi.com, no web address",
        "https://user:word@api.hubapi.com, no user",
        "https://api.hubapi.com?key=1, no user",
    })
    void anyOtherBaseUrlIsRefused(String url, String because) {
        assertThatThrownBy(() -> open(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because)
                .hasMessageNotContaining("word");
    }

    private static void open(String url) {
        new HubSpotApi(URI.create(url), InstantSource.system()).close();
    }
}
