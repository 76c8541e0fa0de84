package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.browser.Browser.Colours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Light, dark and moving: what the reader prefers, and what the agency's configuration asks for. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class ColoursTest {

    private static final String LIGHT = "rgba(255, 255, 255, 1)";
    private static final String DARK = "rgba(21, 24, 28, 1)";

    @TempDir
    private Path folder;

    private static String paper(Browser browser) {
        return browser.find("body").getCssValue("background-color");
    }

    @Test
    void they_follow_the_reader_until_one_is_chosen(Browser browser) throws IOException {
        browser.open(new Reports(folder).agency("en"));
        String ink = browser.find("body").getCssValue("color");
        String bar = browser.text("getComputedStyle(document.querySelector('.facc')).fill");
        assertThat(paper(browser)).isEqualTo(LIGHT);

        browser.colours(Colours.DARK);
        assertThat(paper(browser)).isEqualTo(DARK);
        assertThat(browser.find("body").getCssValue("color")).isNotEqualTo(ink);
        assertThat(browser.text("getComputedStyle(document.querySelector('.facc')).fill"))
                .isNotEqualTo(bar);

        browser.find("#theme-auto").sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.find("#theme-light").isSelected()).isTrue();
        assertThat(paper(browser)).isEqualTo(LIGHT);

        browser.colours(Colours.LIGHT);
        browser.focused().sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.find("#theme-dark").isSelected()).isTrue();
        assertThat(paper(browser)).isEqualTo(DARK);
    }

    @Test
    void whoever_wants_no_motion_gets_none(Browser browser) throws IOException {
        browser.open(new Reports(folder).gaps("en"));
        assertThat(browser.find("html").getCssValue("scroll-behavior")).isEqualTo("smooth");

        browser.prefer(Colours.LIGHT, true);

        assertThat(browser.find("html").getCssValue("scroll-behavior")).isEqualTo("auto");
        assertThat(browser.number("document.getAnimations().length")).isZero();
    }

    @Test
    void the_agency_brings_its_own(Browser browser) throws IOException {
        Files.writeString(
                folder.resolve("logo.svg"),
                "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='32'><rect width='64' height='32'/></svg>");
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "agency: {name: Studio Nord, logo: logo.svg, colour: '#aa3311'}\nsources:\n  - adapter: csv\n    location: "
                        + Reports.example("agency") + "\n");

        browser.open(new Reports(folder).report("en", "--config", "tierwise.yaml"));

        assertThat(browser.find(".mark").getText()).isEqualTo("Studio Nord");
        assertThat(browser.find(".mark").getCssValue("border-top-color")).isEqualTo("rgba(170, 51, 17, 1)");
        assertThat(browser.number("document.querySelector('.mark img').naturalWidth"))
                .isEqualTo(64);
    }
}
