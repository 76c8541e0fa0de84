package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.browser.Browser.Colours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The report on A4. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class PrintedReportTest {

    @TempDir
    private Path folder;

    @Test
    void it_takes_a_few_pages_of_a4(Browser browser) throws IOException {
        browser.open(new Reports(folder).agency("en"));

        String pdf = new String(browser.pdf(), StandardCharsets.ISO_8859_1);

        assertThat(pdf).startsWith("%PDF-");
        assertThat(count(pdf, "/Type /Page\\b")).isBetween(3L, 9L);
        List<Double> size = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]")
                .matcher(pdf)
                .results()
                .limit(1)
                .flatMap(found -> List.of(Double.valueOf(found.group(1)), Double.valueOf(found.group(2))).stream())
                .toList();
        assertThat(size.get(0)).isBetween(594.0, 597.0);
        assertThat(size.get(1)).isBetween(841.0, 843.0);
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::start)
                .count();
    }

    @Test
    void what_is_of_no_use_on_paper_is_left_out(Browser browser) throws IOException {
        browser.open(new Reports(folder).agency("de"));
        browser.find("label:has(#theme-dark)").click();

        browser.showPrinted();

        for (String selector : List.of("nav", ".seg", ".tools", ".skip", "details")) {
            assertThat(browser.all(selector)).as(selector).isNotEmpty().noneMatch(WebElement::isDisplayed);
        }
        assertThat(browser.find("body").getCssValue("background-color"))
                .isIn("rgba(255, 255, 255, 1)", "rgba(0, 0, 0, 0)");
        assertThat(browser.find("body").getCssValue("color")).isEqualTo("rgba(26, 30, 35, 1)");
        assertThat(browser.overflow()).isZero();
    }

    @Test
    void a_reader_who_prefers_dark_prints_on_white(Browser browser) throws IOException {
        browser.open(new Reports(folder).gaps("en"));
        browser.colours(Colours.DARK);

        browser.showPrinted();

        assertThat(browser.find("body").getCssValue("color")).isEqualTo("rgba(26, 30, 35, 1)");
    }
}
