package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** That what must not happen on a page is noticed. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class BrowserTest {

    @TempDir
    private Path folder;

    private Path page(String body) throws IOException {
        return Files.writeString(
                folder.resolve("page.html"),
                "<!doctype html><html lang='en'><head><title>Page</title></head><body>" + body + "</body></html>");
    }

    @Test
    void a_message_on_the_console_is_noticed(Browser browser) throws IOException {
        browser.open(page("<script>console.error('broken')</script>"));

        assertThatThrownBy(browser::check)
                .hasMessageContaining("messages on the console")
                .hasMessageContaining("broken");
    }

    @Test
    void a_request_to_elsewhere_is_noticed(Browser browser) throws IOException {
        browser.open(page("<img src='http://127.0.0.1:9/counted.png' alt=''>"));

        assertThatThrownBy(browser::check)
                .hasMessageContaining("requests to elsewhere")
                .hasMessageContaining("counted.png");
    }

    @Test
    void what_is_hard_to_read_or_cut_off_is_noticed(Browser browser) throws IOException {
        browser.size(390, 844);
        browser.open(page("<meta name='viewport' content='width=device-width'><main><h1>Page</h1>"
                + "<p style='color:#bbb'>pale</p><svg><text x='-9' y='20'>cut</text></svg>"
                + "<p style='width:500px'>wide</p></main>"));

        assertThat(browser.barriers()).singleElement().asString().startsWith("serious: color-contrast");
        assertThat(browser.overflow()).isPositive();
    }
}
