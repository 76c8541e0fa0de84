package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The dashboard of an agency of 1,000 portals. That its pages are sent within 300 milliseconds is promised. */
@Tag("process")
@ExtendWith(BrowserExtension.class)
@Isolated("measures times")
class LargeDashboardTest {

    /** The quickest of so many counts: whatever else the machine does can only slow one down. */
    private static final int TRIES = 20;

    private static final long LONGEST = 300;

    @TempDir
    private Path folder;

    @Test
    void its_portals_are_sent_within_300_milliseconds(Browser browser) throws IOException, InterruptedException {
        LargeAgency.write(folder.resolve("agency"));
        ServedAgencies.configure(folder, ServedAgencies.partner("Nordlicht", "agency", ""));
        try (Served served = Served.ready(folder)) {
            long sending = Long.MAX_VALUE;
            for (int i = 0; i < TRIES && sending > LONGEST; i++) {
                browser.open(served.page("portals", "Nordlicht"));
                sending = Math.min(
                        sending,
                        browser.number("Math.round(performance.getEntriesByType('navigation')[0].responseEnd)"));
            }

            assertThat(browser.find("output").getText()).isEqualTo("1,000 of 1,000 portals");
            assertThat(sending).as("milliseconds to send").isBetween(1L, LONGEST);
        }
    }
}
