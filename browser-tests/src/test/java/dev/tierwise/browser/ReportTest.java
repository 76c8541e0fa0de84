package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.browser.Browser.Colours;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report as it is opened from disk: for every kind of agency, in both languages and colours, on every size of screen. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
@Execution(ExecutionMode.CONCURRENT)
class ReportTest {

    @TempDir
    private static Path folder;

    private static final Map<String, Path> REPORTS = new HashMap<>();

    @BeforeAll
    static void makeReports() throws IOException {
        Reports reports = new Reports(folder);
        for (String language : List.of("en", "de")) {
            REPORTS.put("agency " + language, reports.agency(language));
            REPORTS.put("gaps " + language, reports.gaps(language));
            REPORTS.put("points " + language, reports.points(language));
        }
    }

    private static Path report(String agency, String language) {
        return REPORTS.get(agency + " " + language);
    }

    @ParameterizedTest
    @CsvSource({"agency, en", "agency, de", "gaps, en", "gaps, de", "points, en", "points, de"})
    void nothing_keeps_anybody_from_using_it(String agency, String language, Browser browser) {
        browser.open(report(agency, language));

        assertThat(browser.text("document.documentElement.lang")).isEqualTo(language);
        for (int width : List.of(1280, 390)) {
            browser.size(width, 900);
            for (Colours colours : Colours.values()) {
                browser.colours(colours);
                assertThat(browser.barriers()).as("%d %s", width, colours).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"agency, en", "agency, de", "gaps, en", "gaps, de", "points, en", "points, de"})
    void it_fits_every_width_of_screen(String agency, String language, Browser browser) {
        browser.open(report(agency, language));

        for (int width : List.of(
                360, 390, 479, 480, 599, 600, 767, 768, 959, 960, 1023, 1024, 1103, 1104, 1199, 1200, 1280, 1376,
                1600)) {
            browser.size(width, 900);
            assertThat(browser.overflow()).as("at %d pixels", width).isZero();
            assertThat(browser.cutLabels()).as("at %d pixels", width).isEmpty();
            assertThat(browser.isTrue("document.querySelector('main').offsetParent !== null"
                            + " && document.querySelector('h1').getBoundingClientRect().height > 0"))
                    .as("shown at %d pixels", width)
                    .isTrue();
        }
    }

    @Test
    void a_keyboard_reaches_the_answer_first(Browser browser) {
        browser.open(report("agency", "en"));

        browser.press("\t");
        assertThat(browser.focused().getText()).isEqualTo("Skip to the answer");
        browser.press("\n");

        assertThat(browser.text("location.hash")).isEqualTo("#answer");
    }
}
