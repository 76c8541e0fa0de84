package dev.tierwise.application.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {

    @Test
    void whatIsKeptComesBackAsItWas() {
        List<Origin> places = new ArrayList<>(List.of(
                new Origin.InFile("users.csv", 2, 1, 1),
                new Origin.InFile("users.csv", 2, Integer.MAX_VALUE, 65_535),
                new Origin.InFile("users.csv", 2, 7, 65_536),
                new Origin.InFile("users.csv", 3, 7, 2),
                new Origin.OfRecord("501")));
        // more than one chunk, and more files than the number of a file can tell apart
        for (int i = 0; i < 70_000; i++) {
            places.add(new Origin.InFile(i + ".csv", 9, i + 1, 3));
        }
        Mentions mentions = new Mentions(new Places());
        for (int i = 0; i < places.size(); i++) {
            mentions.add(i % 2, places.get(i), null, i % 3 == 0 ? Text.verbatim("message " + i) : null);
        }
        List<Origin> told = new ArrayList<>();
        mentions.forEach((source, at, portal, ifListed) -> {
            assertThat(source).isEqualTo(told.size() % 2);
            assertThat(ifListed).isEqualTo(told.size() % 3 == 0 ? Text.verbatim("message " + told.size()) : null);
            told.add(at);
        });
        assertThat(told).isEqualTo(places);
    }
}
