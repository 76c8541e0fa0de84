package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** A dashboard that asks for a token. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class LoginTest {

    private static final String TOKEN = "correct-horse-battery-staple-1234567890";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"en, Log in, The token is wrong., Log out", "de, Anmelden, Das Token ist falsch., Abmelden"})
    void lets_in_who_knows_it(String language, String title, String wrong, String out, Browser browser)
            throws IOException, InterruptedException {
        ServedAgencies.configure(folder, ServedAgencies.partner(ServedAgencies.AGENCY, Reports.example("agency"), ""));
        try (Served served = Served.in(
                folder, Map.of("TIERWISE_TOKEN", TOKEN), "--token", "${env:TIERWISE_TOKEN}", "--lang", language)) {
            browser.open(served.page("portals", ServedAgencies.AGENCY));

            assertThat(browser.find("h1").getText()).isEqualTo(title);
            assertThat(browser.find("body").getText()).doesNotContain(ServedAgencies.AGENCY, out);
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.focused().getDomAttribute("name")).isEqualTo("token");
            browser.press("wrong-" + TOKEN, Keys.ENTER);
            browser.awaitTrue("document.querySelector('[role=alert]') !== null");
            assertThat(browser.find("[role=alert]").getText()).isEqualTo(wrong);
            assertThat(browser.messages()).singleElement().asString().contains("403 (Forbidden)");

            browser.find("input[name=token]").sendKeys(TOKEN, Keys.ENTER);

            browser.awaitTrue("document.querySelector('table[data-sortable]') !== null");
            assertThat(browser.text("location.pathname")).isEqualTo("/portals");
            assertThat(browser.text("document.cookie")).isEmpty();
            assertThat(served.get("/portals").body()).doesNotContain("Rheinwerk");

            browser.tabTo(out);
            browser.press(Keys.ENTER);

            browser.awaitTrue("location.pathname === '/login'");
            browser.open(served.page("portals", ServedAgencies.AGENCY));
            assertThat(browser.find("h1").getText()).isEqualTo(title);
        }
    }
}
