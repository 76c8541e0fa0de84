package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The real process, killed without warning, or started twice. */
@Tag("process")
@Isolated("kills at moments that are measured by an earlier run")
class KilledRefreshTest {

    private static final int KILLS = 10;
    private static final int PORTALS = 2_000;
    private static final LocalDate FIRST = LocalDate.parse("2018-02-10");

    @TempDir
    Path folder;

    @BeforeEach
    void anAgencyLargeEnoughToBeInterrupted() throws IOException {
        Path agency = Files.createDirectories(folder.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(
                agency.resolve("certifications.csv"), "certification,awarded_on\nagency-partner,2017-05-01\n");
        StringBuilder portals = new StringBuilder("portal_id,name,mrr,sold_on,customer_since,cancelled_on\n");
        StringBuilder users = new StringBuilder("portal_id,email,partner_employee\n");
        StringBuilder usage = new StringBuilder("portal_id,app,used_on\n");
        for (int i = 0; i < PORTALS; i++) {
            LocalDate sold = FIRST.minusDays(i % 500);
            portals.append(i)
                    .append(",Portal ")
                    .append(i)
                    .append(',')
                    .append(i % 90)
                    .append(".50,")
                    .append(i % 3 == 0 ? sold : "")
                    .append(',')
                    .append(i % 7 == 0 ? FIRST.plusDays(i % 60) : "")
                    .append(',')
                    .append(i % 11 == 0 ? FIRST.plusDays(i % 90) : "")
                    .append('\n');
            users.append(i)
                    .append(",jana@nordlicht.example,")
                    .append(i % 2 == 0)
                    .append('\n');
            usage.append(i).append(",crm,").append(FIRST.plusDays(i % 80)).append('\n');
        }
        Files.writeString(agency.resolve("portals.csv"), portals);
        Files.writeString(agency.resolve("users.csv"), users);
        Files.writeString(agency.resolve("app_usage.csv"), usage);
    }

    @Test
    void a_refresh_that_is_killed_at_any_moment_leaves_the_ledger_whole_and_the_next_one_gives_the_same_result()
            throws Exception {
        long seed = Long.getLong("tierwise.seed", System.nanoTime());
        System.out.println("a_refresh_that_is_killed_at_any_moment: -Dtierwise.seed=" + seed);
        Random random = new Random(seed);
        List<LocalDate> days = new ArrayList<>(List.of(FIRST));
        int killed = 0;
        // how long a refresh takes here and now: kills are spread over all of it
        long started = System.nanoTime();
        assertThat(refresh(FIRST).waitFor()).isZero();
        long takes = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        for (int i = 0; i < KILLS; i++) {
            LocalDate day = days.get(days.size() - 1).plusDays(1 + random.nextInt(25));
            Process process = refresh(day);
            if (!process.waitFor(random.nextLong(takes + takes / 5), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
                CommandLineRun verified = run("ledger", "verify", "--ledger", "killed.db");
                assertThat(verified.exitCode()).as(verified.err()).isZero();
                refreshHere("killed.db", day);
            }
            days.add(day);
        }
        System.out.println(killed + " of " + KILLS + " were killed");
        assertThat(killed).isPositive();

        for (LocalDate day : days) {
            refreshHere("undisturbed.db", day);
        }
        assertThat(exported("killed.db")).isEqualTo(exported("undisturbed.db"));
    }

    @Test
    void two_refreshes_at_once_are_safe() throws Exception {
        refreshHere("killed.db", FIRST);
        LocalDate day = FIRST.plusDays(40);
        List<Process> both = List.of(refresh(day), refresh(day));
        for (Process process : both) {
            assertThat(process.waitFor())
                    .as(new String(process.getErrorStream().readAllBytes()))
                    .isZero();
        }
        assertThat(run("ledger", "verify", "--ledger", "killed.db").exitCode()).isZero();
        refreshHere("undisturbed.db", FIRST);
        refreshHere("undisturbed.db", day);
        assertThat(exported("killed.db")).isEqualTo(exported("undisturbed.db"));
    }

    private Process refresh(LocalDate day) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "refresh",
                        "agency",
                        "--ledger",
                        "killed.db",
                        "--as-of",
                        day.toString())
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Without a process of its own, which takes longer to start than the refresh. */
    private void refreshHere(String ledger, LocalDate day) {
        CommandLineRun refresh = run("refresh", "agency", "--ledger", ledger, "--as-of", day.toString());
        assertThat(refresh.exitCode()).as(refresh.err()).isZero();
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder).at("2026-11-25T12:00:00Z").run(arguments);
    }

    /** What a ledger holds, but for when and how often it was read. */
    private Map<String, String> exported(String ledger) throws IOException {
        CommandLineRun run = run("ledger", "export", "export-of-" + ledger, "--ledger", ledger);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> listed = Files.list(folder.resolve("export-of-" + ledger))) {
            for (Path file : listed.toList()) {
                String text = Files.readString(file);
                files.put(
                        file.getFileName().toString(),
                        file.getFileName().toString().startsWith("refresh")
                                ? text.replaceAll("\\d{4}-\\d{2}-\\d{2}T[^,]*,\\d+", "READ")
                                : text);
            }
        }
        return files;
    }
}
