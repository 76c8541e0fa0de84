package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that somebody chose to attack the reader of a report. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "<script>window.attacked = 1</script>",
            "</title><img src=x onerror=window.attacked=2>",
            "\" onmouseover=\"window.attacked=3\" x=\"",
            "' autofocus onfocus='window.attacked=4",
            "</style><style>body{display:none}</style>",
            "</script><svg onload=window.attacked=5>",
            "javascript:window.attacked=6",
            "&lt;b&gt;&amp;<b>bold</b>",
            "<!-- hidden",
            "{0} {1} ''{0}''",
            "https://tracker.example/pixel.gif");

    @TempDir
    private Path folder;

    private void agency() throws IOException {
        Path agency = Files.createDirectory(folder.resolve("agency"));
        Files.writeString(
                agency.resolve("partner.csv"),
                "name,email_domains\n\"</title><script>window.attacked=7</script> \u202eGmbH\u001b[31m & \"\"Söhne\"\"\",nord.example\n");
        StringBuilder portals = new StringBuilder("portal_id,name,mrr,currency,sold_on,active,managed\n");
        for (int i = 0; i < NAMES.size(); i++) {
            portals.append(100 + i)
                    .append(",\"")
                    .append(NAMES.get(i).replace("\"", "\"\""))
                    .append("\",")
                    .append(i % 3 == 0 ? "?" : "100.00")
                    .append(",USD,")
                    .append(i % 2 == 0 ? "?" : "2018-01-01")
                    .append(",yes,yes\n");
        }
        portals.append("998,\u001b[31mRed\u001b[0m\u0007Bell,1.00,USD,,yes,yes\n");
        portals.append("999,\u202egnp.exe\u2066,1.00,USD,,yes,yes\n");
        Files.writeString(agency.resolve("portals.csv"), portals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void they_stay_text(String language, Browser browser) throws IOException {
        agency();

        browser.open(new Reports(folder).report(language, "agency"));

        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('table[data-sortable] tbody th')].map(head => head.firstChild.data.trim())"))
                .containsAll(NAMES);
        assertThat(browser.find("h1").getText()).contains("</title><script>window.attacked=7</script>", "\"Söhne\"");
        assertThat(browser.text("document.title")).contains("</title><script>");
        assertThat(browser.text("document.documentElement.innerText"))
                .doesNotContain("\u001b", "\u202e", "\u2066", "\u0007")
                .contains("Red", "gnp.exe");
        assertThat(browser.number("document.scripts.length")).isEqualTo(1);
        assertThat(browser.number("document.querySelectorAll('style').length")).isEqualTo(1);
        assertThat(browser.number("document.querySelectorAll('img, iframe, object, embed, form, main b, base').length"))
                .isZero();
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('[href]:not(a[rel=noreferrer])')].map(link => link.getAttribute('href')).filter(to => !to.startsWith('#') && !to.startsWith('data:image/svg+xml,'))"))
                .isEmpty();
        assertThat(
                        browser.texts(
                                "[...document.querySelectorAll('*')].flatMap(element => [...element.attributes]).map(attribute => attribute.name).filter(name => name.startsWith('on') || name === 'style' || name === 'autofocus')"))
                .isEmpty();
        assertThat(browser.isTrue(
                        "window.attacked === undefined && getComputedStyle(document.body).display !== 'none'"))
                .isTrue();
        IntStream.of(1280, 390).forEach(width -> {
            browser.size(width, 900);
            assertThat(browser.overflow()).isZero();
        });
        assertThat(browser.barriers()).isEmpty();
    }
}
