package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that are lived through at random come out as they went in, whatever is done to their ledger. */
abstract class GeneratedContract {

    private static final int REFRESHES = 60;

    @TempDir
    Path folder;

    abstract Place freshPlace();

    static Stream<Long> seeds() {
        return GeneratedCases.of(GeneratedContract.class, "histories", 2)
                .seeds()
                .boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equalsTheNaiveMemory(long seed) throws IOException {
        Random random = GeneratedCases.random(seed);
        List<Generated> histories = List.of(
                new Generated(random, 25, random.nextBoolean(), "Nordlicht Agentur", 1, 15),
                new Generated(random, 25, random.nextBoolean(), "Nordlicht Agentur & Söhne", 31, 31),
                new Generated(random, 25, random.nextBoolean(), "Südwind", 28, 3, Month.JANUARY, Month.JULY));
        Place place = freshPlace();
        try (Ledger ledger = place.open()) {
            for (int i = 0; i < REFRESHES; i++) {
                Generated history = histories.get(random.nextInt(histories.size()));
                history.refresh(ledger);
                checkDay(ledger, history, history.days.lastKey());
            }
            histories.forEach(history -> checkAll(ledger, history));
        }
        assertThat(place.care().verify()).isEmpty();

        Path exported = folder.resolve("exported");
        place.care().exportTo(exported);
        for (Place other : List.of(freshPlace(), Place.inFile(folder.resolve("imported.db")))) {
            other.care().importFrom(exported);
            Path again = folder.resolve("again" + other.location().name().hashCode());
            other.care().exportTo(again);
            assertThat(content(again)).isEqualTo(content(exported));
            assertThat(other.care().verify()).isEmpty();
            try (Ledger ledger = other.openExisting();
                    Ledger original = place.openExisting()) {
                histories.forEach(history -> checkAll(ledger, history));
                assertThat(ledger.undelivered()).isEqualTo(original.undelivered());
                assertThat(ledger.histories()).isEqualTo(original.histories());
                // and it goes on
                Generated history = histories.get(0);
                if (!history.days.isEmpty() && other.location().name().equals("imported.db")) {
                    history.refresh(ledger);
                    checkAll(ledger, history);
                }
            }
        }
    }

    private static void checkAll(Ledger ledger, Generated history) {
        assertThat(ledger.days(history.history.id(), LocalDate.MIN, LocalDate.MAX))
                .isEqualTo(new ArrayList<>(history.days.values()));
        assertThat(ledger.events(history.history.id(), LocalDate.MIN, LocalDate.MAX))
                .isEqualTo(new ArrayList<>(history.events.values()));
        history.days.keySet().forEach(day -> checkDay(ledger, history, day));
    }

    private static void checkDay(Ledger ledger, Generated history, LocalDate day) {
        assertThat(LedgerContract.portals(ledger, history.history.id(), day))
                .as("portals on %s", day)
                .isEqualTo(history.portals.get(day));
    }

    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return content;
    }
}
