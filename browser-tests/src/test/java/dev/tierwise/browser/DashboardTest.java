package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.browser.Browser.Colours;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The dashboard of several partners: every page, in both languages and colours, on every size of screen, by keyboard and without script. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class DashboardTest {

    private static final List<String> PAGES = List.of(
            "report",
            "forecast",
            "advice",
            "simulation",
            "portals",
            "explanation",
            "status",
            "history",
            "changes",
            "schedule",
            "comparison",
            "reconciliation",
            "problems");

    /** What a page needs to be told before it has an answer. */
    private static final Map<String, String> NEEDED =
            Map.of("changes", "&from=2018-03-10", "comparison", "&programme=hubspot-2018-01&programme=hubspot-2016-11");

    private static final String SALE = "Neu & Söhne=1500@2018-04-01";

    @TempDir
    private static Path folder;

    private static Served served;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        ServedAgencies.write(folder);
        served = Served.ready(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (served != null) {
            served.close();
        }
    }

    private static List<URI> pages(String partner, String language) {
        List<URI> pages = new ArrayList<>(List.of(served.address("/?lang=" + language)));
        for (String page : PAGES) {
            pages.add(served.page(page, partner, NEEDED.getOrDefault(page, ""), "&lang=" + language));
        }
        pages.add(served.address("/api?lang=" + language));
        return pages;
    }

    @ParameterizedTest
    @CsvSource({"Nordlicht Agentur GmbH, en", "Lücken & Söhne, de", "../Punkte/Agentur, en"})
    void nothing_keeps_anybody_from_using_a_page(String partner, String language, Browser browser) {
        for (URI page : pages(partner, language)) {
            browser.size(1280, 900);
            browser.open(page);

            assertThat(browser.text("document.documentElement.lang"))
                    .as("%s", page)
                    .isEqualTo(language);
            assertThat(browser.all("h1")).as("%s", page).hasSize(1);
            assertThat(browser.all(".warned")).as("%s", page).isEmpty();
            browser.colours(Colours.LIGHT);
            assertThat(browser.barriers()).as("%s, wide and light", page).isEmpty();
            browser.size(390, 900);
            browser.colours(Colours.DARK);
            assertThat(browser.barriers()).as("%s, narrow and dark", page).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"Nordlicht Agentur GmbH, de", "Lücken & Söhne, en", "../Punkte/Agentur, de"})
    void a_page_fits_every_width_of_screen(String partner, String language, Browser browser) {
        for (URI page : pages(partner, language)) {
            browser.open(page);
            for (int width : List.of(360, 599, 959, 1104, 1600)) {
                browser.size(width, 900);
                assertThat(browser.overflow())
                        .as("%s at %d pixels", page, width)
                        .isZero();
                assertThat(browser.cutLabels())
                        .as("%s at %d pixels", page, width)
                        .isEmpty();
            }
        }
    }

    @Test
    void partners_stand_by_their_nearest_danger(Browser browser) {
        browser.open(served.address("/"));

        assertThat(browser.texts(
                        "[...document.querySelectorAll('.partners tbody th a')].map(link => link.textContent)"))
                .containsExactly(
                        ServedAgencies.AGENCY, ServedAgencies.GAPS, ServedAgencies.HOSTILE, ServedAgencies.POINTS);
        assertThat(browser.find(".partners tbody tr").getText())
                .contains("Gold", "15 May 2018", "Gold is lost: Certification", "Platinum", "$424.50 missing");
        assertThat(browser.find(".mark").getText()).isEqualTo("Elbufer");
    }

    @Test
    void a_keyboard_reaches_everything(Browser browser) {
        browser.open(served.page("report", ServedAgencies.AGENCY));

        browser.press(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Skip to the content");
        browser.press(Keys.ENTER);
        assertThat(browser.text("location.hash")).isEqualTo("#main");

        browser.open(served.page("report", ServedAgencies.AGENCY));
        browser.tabTo("Forecast");
        browser.press(Keys.ENTER);
        browser.awaitTrue("location.pathname === '/forecast'");
        assertThat(browser.find(".tabs [aria-current=page]").getText()).isEqualTo("Forecast");
        browser.tabTo("Refresh now");
        browser.tabTo("Months ahead");
        browser.press("3", Keys.ENTER);

        browser.awaitTrue("new URLSearchParams(location.search).get('months') === '3'");
        assertThat(browser.text("new URLSearchParams(location.search).get('partner')"))
                .isEqualTo(ServedAgencies.AGENCY);
        assertThat(browser.find("main").getText()).contains("15 June 2018").doesNotContain("15 August 2018");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void a_what_if_gives_the_answer_of_the_command_line(String language, Browser browser) throws IOException {
        browser.open(served.page("simulation", ServedAgencies.AGENCY, "&lang=" + language));
        browser.tabTo(
                language.equals("en")
                        ? "Sell to a new customer (NAME=MRR [KIND] [MARKET][@DATE])"
                        : "An einen neuen Kunden verkaufen (NAME=MRR [ART] [MARKT][@DATUM])");

        browser.press(SALE, Keys.ENTER);

        browser.awaitTrue("new URLSearchParams(location.search).get('sell') === arguments[0]", SALE);
        String answer = browser.find("main").getText();
        assertThat(answer).contains("Neu & Söhne");
        Path file = folder.resolve("simulation-" + language + ".html");
        new Reports(folder)
                .run(
                        "simulate",
                        "--config",
                        "tierwise.yaml",
                        "--partner",
                        ServedAgencies.AGENCY,
                        "--sell",
                        SALE,
                        "--lang",
                        language,
                        "-o",
                        file.toString());
        browser.open(file);
        assertThat(answer).isEqualTo(browser.find("main").getText());
    }

    @Test
    void portals_are_sorted_and_filtered_and_lead_to_their_reasons(Browser browser) {
        browser.open(served.page("portals", ServedAgencies.AGENCY));
        String names = "[...document.querySelectorAll('table[data-sortable] tbody tr')]"
                + ".filter(row => row.offsetParent !== null).map(row => row.cells[0].dataset.v)";
        assertThat(browser.texts(names)).hasSize(26).first().isEqualTo("Rheinwerk Maschinenbau AG");

        browser.tabTo("Sort by Portal");
        browser.press(Keys.ENTER);
        assertThat(browser.texts(names)).first().isEqualTo("\"Nordlicht\" Agenturportal");
        browser.tabTo(browser.find("#show-all").getAccessibleName());
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.texts(names)).hasSize(7);
        browser.tabTo("Autohaus Brüggemann GmbH");
        browser.press(Keys.ENTER);

        browser.awaitTrue("location.pathname === '/explanation'");
        assertThat(browser.find("main").getText())
                .contains("Autohaus Brüggemann GmbH", "Sold")
                .doesNotContain("Rheinwerk");
        assertThat(browser.text("new URLSearchParams(location.search).get('partner')"))
                .isEqualTo(ServedAgencies.AGENCY);
    }

    @Test
    void another_language_shows_the_same_page_of_the_same_partner(Browser browser) {
        browser.open(served.page("forecast", ServedAgencies.GAPS, "&months=3"));

        browser.find("a[hreflang=de]").click();

        browser.awaitTrue("document.documentElement.lang === 'de'");
        assertThat(browser.text("location.pathname")).isEqualTo("/forecast");
        assertThat(browser.find("h1").getText()).isEqualTo(ServedAgencies.GAPS);
        assertThat(browser.find("input[name=months]").getDomProperty("value")).isEqualTo("3");
        browser.find(".tabs a[href^='/portals']").click();
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("de");
        assertThat(browser.find("h1").getText()).isEqualTo(ServedAgencies.GAPS);
    }

    @Test
    void a_wrong_question_can_be_mended(Browser browser) {
        browser.open(served.page("forecast", ServedAgencies.AGENCY, "&months=0"));

        assertThat(browser.find("h1").getText()).isEqualTo("The question cannot be answered");
        assertThat(browser.find(".warned").getText()).isEqualTo("months=0: expected a whole number from 1 to 120");
        assertThat(browser.barriers()).isEmpty();
        assertThat(browser.messages()).singleElement().asString().contains("400 (Bad Request)");
        WebElement months = browser.tabTo("Months ahead");
        assertThat(months.getDomProperty("value")).isEqualTo("0");
        browser.press("2", Keys.ENTER);
        browser.awaitTrue("document.querySelector('h1').textContent === arguments[0]", ServedAgencies.AGENCY);
    }

    @ParameterizedTest
    @CsvSource({
        "/report?partner=nobody&lang=en, there is no partner 'nobody'",
        "/report?partner=nobody&lang=de, gibt es nicht",
        "/report?lang=en, there are several partners",
        "/forecast?partner=Nordlicht+Agentur+GmbH&programme=a&programme=b, cannot be asked about here"
    })
    void a_wrong_address_says_what_is_wrong(String path, String said, Browser browser) {
        browser.open(served.address(path));

        assertThat(browser.find(".warned").getText()).contains(said);
        assertThat(browser.all("header .main a")).isNotEmpty();
        assertThat(browser.messages()).singleElement().asString().contains("400 (Bad Request)");
    }

    @Test
    void it_is_usable_without_script(Browser browser) {
        browser.script(false);
        browser.open(served.address("/"));
        browser.find(".partners a").click();
        assertThat(browser.find("h1").getText()).isEqualTo(ServedAgencies.AGENCY);

        browser.find(".tabs a[href^='/simulation']").click();
        browser.find("input[name=sell]").sendKeys(SALE, Keys.ENTER);
        assertThat(browser.find("main").getText()).contains("Neu & Söhne");

        browser.find(".tabs a[href^='/portals']").click();
        assertThat(browser.all("table[data-sortable] tbody tr")).hasSize(26).allMatch(WebElement::isDisplayed);
    }

    @Test
    void nothing_that_only_a_screen_needs_is_printed(Browser browser) {
        browser.open(served.page("simulation", ServedAgencies.AGENCY));

        browser.showPrinted();

        for (String selector : List.of("nav", ".top", ".fresh", ".ask", ".skip")) {
            assertThat(browser.all(selector)).as(selector).isNotEmpty().noneMatch(WebElement::isDisplayed);
        }
        assertThat(browser.find("h1").isDisplayed()).isTrue();
        assertThat(browser.overflow()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void names_that_attack_stay_text(String language, Browser browser) {
        for (URI page : pages(ServedAgencies.HOSTILE, language)) {
            browser.open(page);
            assertThat(browser.isTrue("window.attacked === undefined"))
                    .as("%s", page)
                    .isTrue();
            assertThat(browser.number("document.querySelectorAll('body script, img, iframe, main form, base').length"))
                    .as("%s", page)
                    .isZero();
            assertThat(browser.overflow()).as("%s", page).isZero();
        }
        browser.open(served.page("portals", ServedAgencies.HOSTILE, "&lang=" + language));
        assertThat(browser.find("h1").getText()).isEqualTo(ServedAgencies.HOSTILE);
        assertThat(browser.text("document.title")).contains(ServedAgencies.HOSTILE);
        assertThat(browser.find(".side [aria-current]").getText()).isEqualTo(ServedAgencies.HOSTILE);
        for (String portal : List.of(
                "../../health?x#y",
                "<script>window.attacked=2</script>\"'&",
                "</title><img src=x onerror=window.attacked=3>")) {
            browser.open(served.page("portals", ServedAgencies.HOSTILE, "&lang=" + language));
            browser.all("table[data-sortable] tbody a").stream()
                    .filter(link -> link.getText().equals(portal))
                    .findFirst()
                    .orElseThrow()
                    .sendKeys(Keys.ENTER);
            assertThat(browser.text("location.pathname")).isEqualTo("/explanation");
            assertThat(browser.find("main").getText()).contains(portal);
        }
        browser.open(served.address("/?lang=" + language));
        browser.all(".partners a").stream()
                .filter(link -> link.getText().equals(ServedAgencies.POINTS))
                .findFirst()
                .orElseThrow()
                .sendKeys(Keys.ENTER);
        assertThat(browser.find("h1").getText()).isEqualTo(ServedAgencies.POINTS);
    }
}
