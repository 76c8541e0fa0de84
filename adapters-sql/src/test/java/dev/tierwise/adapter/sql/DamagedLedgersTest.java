package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.deadline.FindDeadlines;
import dev.tierwise.application.history.ReadHistory;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.status.Status;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the file of a ledger, or to an export: what is done with it works, or ends in words for people.
 *
 * @see GeneratedCases
 */
@Tag("generated")
class DamagedLedgersTest {

    private static final int PAGE = 4096;
    private static final LocalDate LATER = LocalDate.of(2026, 11, 29);

    /** What makes trouble in a field of a file: forms of numbers and days, sizes, and characters that mean something. */
    private static final List<String> ODD_FIELDS = List.of(
            "",
            "\"\"",
            "0",
            "-1",
            "1",
            "2",
            "9223372036854775807",
            "9223372036854775808",
            "1e999999999",
            "NaN",
            "0x10",
            "9".repeat(1000),
            "1/0",
            "1/3",
            "0000-01-01",
            "9999-12-31",
            "2018-02-30",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "24:00",
            "gold",
            "diamond",
            "sold-mrr",
            "certification",
            "met",
            "tier",
            "published",
            "unlisted",
            "pending",
            "counts",
            "january",
            "hubspot-2018-01",
            "rules 1 15",
            "rules 31 31 JULY",
            "Europe/Berlin",
            "+18:00",
            "\u0000",
            "\uFEFF",
            "\uD83D\uDE00",
            "\"",
            "a\nb",
            ",",
            "counts 1 1 counts 1 1 1 1 1 1");

    @TempDir
    static Path originals;

    private static byte[] file = {};
    private static final Map<String, String> EXPORTED = new TreeMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void liveThroughAHistory() throws IOException {
        Generated generated = new Generated(new Random(7), 10, true, "Nordlicht", 1, 15, Month.JANUARY, Month.JULY);
        Place original = Place.inFile(originals.resolve("original.db"));
        try (Ledger ledger = original.open()) {
            for (int i = 0; i < 12; i++) {
                generated.refresh(ledger);
            }
        }
        assertThat(original.care().verify()).isEmpty();
        file = Files.readAllBytes(originals.resolve("original.db"));
        original.care().exportTo(originals.resolve("exported"));
        try (Stream<Path> files = Files.list(originals.resolve("exported"))) {
            for (Path path : files.toList()) {
                EXPORTED.put(path.getFileName().toString(), Files.readString(path));
            }
        }
    }

    @Test
    void a_damaged_file_is_never_a_fault_of_the_program() {
        GeneratedCases.of(DamagedLedgersTest.class, "files", 100).run((seed, random) -> {
            Path path = folder.resolve("file-" + seed + ".db");
            Files.write(path, damaged(file.clone(), random));
            useEveryWay(Place.inFile(path), folder.resolve("exported-" + seed));
        });
    }

    @Test
    void a_damaged_export_is_never_a_fault_of_the_program() {
        GeneratedCases.of(DamagedLedgersTest.class, "exports", 60).run((seed, random) -> {
            Path export = Files.createDirectory(folder.resolve("export-" + seed));
            Map<String, String> damaged = new TreeMap<>(EXPORTED);
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                String name = oneOf(List.copyOf(damaged.keySet()), random);
                damaged.put(name, damaged(damaged.get(name), random));
            }
            if (random.nextInt(30) == 0) {
                damaged.remove(oneOf(List.copyOf(damaged.keySet()), random));
            }
            for (Map.Entry<String, String> one : damaged.entrySet()) {
                byte[] bytes = one.getValue().getBytes(StandardCharsets.UTF_8);
                if (bytes.length > 0 && random.nextInt(40) == 0) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Files.write(export.resolve(one.getKey()), bytes);
            }
            Place place = Place.inFile(folder.resolve("imported-" + seed + ".db"));
            if (succeeds(() -> place.care().importFrom(export))) {
                useEveryWay(place, folder.resolve("exported-again-" + seed));
            }
        });
    }

    private static void useEveryWay(Place place, Path exported) {
        succeeds(() -> place.care().verify());
        succeeds(() -> place.care().exportTo(exported));
        succeeds(() -> place.care().backupTo(exported.resolveSibling(exported.getFileName() + ".db")));
        Status status = new Status(() -> Instant.parse("2026-11-29T12:00:00Z"));
        succeeds(() -> eachHistory(place, (ledger, history) -> {
            status.status(ledger, history, Optional.empty());
            ledger.lastRefreshed(history.id()).ifPresent(day -> status.status(ledger, history, Optional.of(day)));
        }));
        succeeds(() -> eachHistory(
                place,
                (ledger, history) -> new ReadHistory().read(ledger, history, Optional.empty(), Optional.empty())));
        succeeds(() -> eachHistory(place, (ledger, history) -> {
            List<LocalDate> days = ledger.days(history.id(), LocalDate.of(1, 1, 1), LATER).stream()
                    .map(day -> day.day())
                    .toList();
            if (!days.isEmpty()) {
                new Changes(status).changes(ledger, history, days.get(0), LATER);
            }
        }));
        succeeds(() -> eachHistory(
                place, (ledger, history) -> FindDeadlines.remembered(ledger, history, LATER, Period.ofMonths(12))));
        succeeds(() -> {
            try (Ledger ledger = place.openExisting()) {
                ledger.undelivered();
            }
        });
        succeeds(() -> eachHistory(place, (ledger, history) -> {
            ledger.change(history.id(), change -> {
                change.lastDay();
                change.lastReport();
                change.lastTierUpdate(LATER);
                return 0;
            });
            LedgerContract.refresh(
                    ledger, history, LedgerContract.day(LATER, "1.00"), List.of(Standing.inactive("p1", "1.00")));
        }));
    }

    private interface Use {
        void of(Ledger ledger, History history);
    }

    private static void eachHistory(Place place, Use use) {
        try (Ledger ledger = place.openExisting()) {
            ledger.histories().forEach(history -> use.of(ledger, history));
        }
    }

    /** Whether it works; what does not work is explained. */
    private static boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (LedgerException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int pages = bytes.length / PAGE;
        int one = random.nextInt(pages) * PAGE;
        int other = random.nextInt(pages) * PAGE;
        switch (random.nextInt(7)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                byte[] page = Arrays.copyOfRange(bytes, one, one + PAGE);
                System.arraycopy(bytes, other, bytes, one, PAGE);
                System.arraycopy(page, 0, bytes, other, PAGE);
            }
            case 2 -> System.arraycopy(bytes, other, bytes, one, PAGE);
            case 3 -> Arrays.fill(bytes, one + random.nextInt(PAGE), one + PAGE, (byte) random.nextInt());
            case 4 -> {
                // the beginnings of pages say what is where
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    bytes[one + random.nextInt(100)] = (byte) random.nextInt();
                }
            }
            case 5 -> {
                for (int i = 1 + random.nextInt(4); i > 0; i--) {
                    bytes[random.nextInt(100)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            default -> {
                for (int i = 1 + random.nextInt(200); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(line));
            case 2 ->
                lines.set(
                        line,
                        lines.get(line)
                                .substring(0, random.nextInt(lines.get(line).length() + 1)));
            case 3 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            default -> {
                String[] fields = lines.get(line).split(",", -1);
                fields[random.nextInt(fields.length)] = oneOf(ODD_FIELDS, random);
                String changed = String.join(",", fields);
                lines.set(line, changed.endsWith("\n") ? changed : changed + "\r\n");
            }
        }
        return String.join("", lines);
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
