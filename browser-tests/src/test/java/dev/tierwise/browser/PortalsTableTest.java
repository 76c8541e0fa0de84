package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The table of portals in the report: sorted, filtered and searched, by keyboard alone. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class PortalsTableTest {

    private static final String SHOWN =
            "[...document.querySelectorAll('table[data-sortable] tbody tr')].filter(row => row.offsetParent !== null)";
    private static final String NAMES = SHOWN + ".map(row => row.cells[0].dataset.v)";
    private static final String MRR = SHOWN + ".map(row => row.cells[1].dataset.v)";

    @TempDir
    private static Path folder;

    private static Path english;
    private static Path german;
    private static Path gaps;

    @BeforeAll
    static void makeReports() throws IOException {
        Reports reports = new Reports(folder);
        english = reports.agency("en");
        german = reports.agency("de");
        gaps = reports.gaps("en");
    }

    private static String sorted(Browser browser) {
        return browser.text(
                "[...document.querySelectorAll('th[aria-sort]')].map(head => head.firstChild.textContent + ' ' + head.getAttribute('aria-sort')).join()");
    }

    @Test
    void it_is_sorted_by_keyboard(Browser browser) throws IOException {
        browser.open(english);
        assertThat(sorted(browser)).isEqualTo("MRR descending");
        assertThat(browser.texts(MRR))
                .hasSize(26)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Double::parseDouble).reversed());

        browser.tabTo("Sort by MRR");
        browser.press(Keys.ENTER);

        assertThat(sorted(browser)).isEqualTo("MRR ascending");
        assertThat(browser.texts(MRR)).isSortedAccordingTo(Comparator.comparingDouble(Double::parseDouble));

        browser.press(Keys.ENTER);

        assertThat(sorted(browser)).isEqualTo("MRR descending");
        assertThat(browser.texts(MRR))
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Double::parseDouble).reversed());

        browser.tabBack();
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Sort by Portal");
        browser.press(Keys.SPACE);

        assertThat(sorted(browser)).isEqualTo("Portal ascending");
        assertThat(browser.texts(NAMES))
                .hasSize(26)
                .startsWith("\"Nordlicht\" Agenturportal", "Akademie für Führung, Recht & Steuern gGmbH")
                .containsSubsequence("Kältetechnik Öztürk GmbH", "Kanzlei Dr. Übelacker", "Küstenstrom Energie AG");
    }

    @Test
    void what_is_unknown_comes_last_in_both_directions(Browser browser) {
        browser.open(gaps);

        for (String direction : List.of("ascending", "descending")) {
            browser.find("th[aria-sort] button").sendKeys(Keys.ENTER);
            assertThat(sorted(browser)).isEqualTo("MRR " + direction);
            assertThat(browser.texts(MRR)).last().isEqualTo("");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 7 of 26 portals, 26 of 26 portals, 1 of 26 portals, 0 of 26 portals",
        "de, 7 von 26 Portalen, 26 von 26 Portalen, 1 von 26 Portalen, 0 von 26 Portalen"
    })
    void it_is_filtered_and_searched_by_keyboard(
            String language, String seven, String all, String one, String none, Browser browser) {
        browser.open(language.equals("en") ? english : german);
        WebElement shown = browser.find("output");
        assertThat(shown.getText()).isEqualTo(all);

        browser.tabTo(browser.find("#show-all").getAccessibleName());
        browser.press(Keys.ARROW_RIGHT);

        assertThat(browser.focused().getAttribute("id")).isEqualTo("show-sold");
        assertThat(shown.getText()).isEqualTo(seven);
        assertThat(browser.texts(NAMES)).hasSize(7);

        browser.press(Keys.TAB, "rheinwerk");
        assertThat(shown.getText()).isIn(one, none);
        browser.find("#show-all").sendKeys(Keys.SPACE);
        assertThat(shown.getText()).isEqualTo(one);
        assertThat(browser.texts(NAMES)).containsExactly("Rheinwerk Maschinenbau AG");

        browser.find("input[type=search]").sendKeys(" nobody");
        assertThat(shown.getText()).isEqualTo(none);
        assertThat(browser.find("[data-nothing]").isDisplayed()).isTrue();
    }

    @Test
    void without_script_it_is_filtered_and_everything_is_readable(Browser browser) {
        browser.script(false);
        browser.open(english);

        assertThat(browser.all("th button")).isEmpty();
        assertThat(browser.find("[data-find]").isDisplayed()).isFalse();
        assertThat(browser.all("table[data-sortable] tbody tr")).hasSize(26).allMatch(WebElement::isDisplayed);
        browser.tabTo(browser.find("#theme-auto").getAccessibleName());
        browser.press(Keys.ARROW_LEFT);
        assertThat(browser.find("body").getCssValue("background-color")).contains("21, 24, 28");
        browser.tabTo(browser.find("#show-all").getAccessibleName());
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.all("table[data-sortable] tbody tr"))
                .filteredOn(WebElement::isDisplayed)
                .hasSize(7);
    }

    @Test
    void on_a_phone_it_stays_a_table_for_screen_readers(Browser browser) {
        browser.size(390, 844);
        browser.open(english);

        assertThat(browser.text("getComputedStyle(document.querySelector('table[data-sortable] tbody tr')).display"))
                .isEqualTo("grid");
        assertThat(browser.find("table[data-sortable]").getAriaRole()).isEqualTo("table");
        assertThat(browser.find("table[data-sortable] tbody tr").getAriaRole()).isEqualTo("row");
        assertThat(browser.find("table[data-sortable] tbody td").getAriaRole()).isEqualTo("cell");
    }
}
