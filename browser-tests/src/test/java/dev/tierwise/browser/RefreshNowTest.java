package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** "Refresh now", the only thing that changes anything, and what is shown of a source that cannot be read. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class RefreshNowTest {

    private static final String NAME = "Nord & Süd";

    @TempDir
    private Path folder;

    @BeforeEach
    void configure() throws IOException {
        sell(1200);
        ServedAgencies.configure(folder, ServedAgencies.partner(NAME, "agency", ""));
    }

    private void sell(int mrr) throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNord,nord.example\n");
        Path beside = Files.writeString(
                agency.resolve("portals.csv.new"),
                "portal_id,name,mrr,currency,sold_on\n1,Möwe Reisen," + mrr + ".00,USD,2018-01-10\n");
        Files.move(beside, agency.resolve("portals.csv"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void shows_new_figures_and_keeps_them_in_the_ledger(Browser browser) throws IOException, InterruptedException {
        try (Served served = Served.ready(folder)) {
            browser.open(served.page("portals", NAME));
            assertThat(browser.find("main").getText()).contains("$1,200.00");
            sell(1777);
            served.setClock("2018-03-15T13:30:00Z");

            browser.tabTo("Refresh now");
            browser.press(Keys.ENTER);

            browser.awaitTrue("document.querySelector('main').textContent.includes('$1,777.00')");
            assertThat(browser.text("location.pathname")).isEqualTo("/portals");
            served.await(
                    () -> served.get("/api/v1/partners").body().contains("\"refreshedAt\": \"2018-03-15T13:30:00Z\""),
                    "the refresh in the ledger");
            browser.awaitTrue("document.querySelector('.fresh').textContent.includes('13:30')");
        }
    }

    @Test
    void works_without_script(Browser browser) throws IOException, InterruptedException {
        try (Served served = Served.ready(folder)) {
            browser.script(false);
            browser.open(served.page("portals", NAME));
            sell(1777);
            served.setClock("2018-03-15T13:30:00Z");

            browser.find(".fresh button").click();

            served.await(
                    () -> served.get("/api/v1/partners").body().contains("\"refreshedAt\": \"2018-03-15T13:30:00Z\""),
                    "the refresh in the ledger");
            browser.open(served.page("portals", NAME));
            assertThat(browser.find("main").getText()).contains("$1,777.00");
        }
    }

    @Test
    void a_page_of_elsewhere_cannot_ask_for_it(Browser browser) throws IOException, InterruptedException {
        try (Served served = Served.ready(folder)) {
            Path attack = Files.writeString(
                    folder.resolve("attack.html"),
                    "<!doctype html><title>Attack</title><form method='post' action='" + served.address("/refresh")
                            + "'><input name='partner' value='" + NAME + "'><button>Win</button></form>");
            browser.open(served.address("/api"));
            sell(1777);
            browser.open(attack);

            browser.find("button").click();

            browser.awaitTrue("location.pathname === '/refresh'");
            assertThat(browser.find("body").getText())
                    .isEqualTo(
                            "This request did not come from a page of this server. Open the page again and try once more.");
            assertThat(browser.messages()).first().asString().contains("403 (Forbidden)");
            assertThat(served.get("/api/v1/evaluation").body())
                    .contains("1200.00")
                    .doesNotContain("1777.00");
        }
    }

    @Test
    void a_source_that_cannot_be_read_is_said_and_harms_no_other(Browser browser)
            throws IOException, InterruptedException {
        ServedAgencies.configure(
                folder, ServedAgencies.partner(NAME, "agency", ""), ServedAgencies.partner("Süd", "nowhere", ""));
        try (Served served = Served.in(folder, Map.of())) {
            served.await(
                    () -> served.get("/api/v1/partners").body().contains("\"error\": \"")
                            && served.get("/api/v1/partners").body().contains("\"refreshedOn\": \"2018-03-15\""),
                    "one failure and one refresh");

            browser.open(served.address("/?lang=de"));

            assertThat(browser.find(".warned").getText())
                    .startsWith("▲ Süd: gescheitert: ")
                    .contains("nowhere");
            assertThat(browser.find(".partners").getText()).contains("noch nie");
            assertThat(browser.barriers()).isEmpty();
            browser.open(served.page("report", NAME));
            assertThat(browser.find("h1").getText()).isEqualTo(NAME);
        }
    }
}
