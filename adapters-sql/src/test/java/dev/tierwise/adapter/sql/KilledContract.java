package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A process that is killed in the middle of a change leaves what was there before it. */
abstract class KilledContract {

    private static final int ROUNDS = 3;

    abstract Place freshPlace();

    @Test
    void leavesTheLedgerWholeWhenItIsKilled() throws Exception {
        long seed = Long.getLong("tierwise.seed", System.nanoTime());
        System.out.println(getClass().getSimpleName() + ": -Dtierwise.seed=" + seed);
        Random random = new Random(seed);
        Place place = freshPlace();
        for (int round = 0; round < ROUNDS; round++) {
            LocalDate done = writeAndKill(place, random);
            assertThat(place.care().verify()).isEmpty();
            try (Ledger ledger = place.openExisting()) {
                LocalDate last = ledger.lastRefreshed(KilledWriter.HISTORY.id()).orElseThrow();
                // what was committed may not have been told any more
                assertThat(last).isBetween(done, done.plusDays(1));
                for (LocalDate day = LedgerContract.DAY; !day.isAfter(last); day = day.plusDays(1)) {
                    assertThat(LedgerContract.portals(ledger, KilledWriter.HISTORY.id(), day))
                            .isEqualTo(KilledWriter.portals(day));
                    assertThat(ledger.days(KilledWriter.HISTORY.id(), day, day))
                            .containsExactly(KilledWriter.recorded(day));
                }
            }
        }
    }

    /** Lets a process write some days and kills it during another; answers the last day that it said it had written. */
    private static LocalDate writeAndKill(Place place, Random random) throws IOException, InterruptedException {
        String where = place.location() instanceof LedgerLocation.InFile file
                ? file.path().toString()
                : place.location().name();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                where));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int killedIn = 2 + random.nextInt(6);
            int begun = 0;
            LocalDate done = null;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("done ")) {
                    done = LocalDate.parse(line.substring(5));
                } else if (line.startsWith("begin ") && ++begun == killedIn) {
                    Thread.sleep(random.nextInt(60));
                    process.toHandle().destroyForcibly();
                }
            }
            process.waitFor();
            assertThat(done).as("a day that was written").isNotNull();
            return done;
        } finally {
            process.destroyForcibly();
        }
    }
}
