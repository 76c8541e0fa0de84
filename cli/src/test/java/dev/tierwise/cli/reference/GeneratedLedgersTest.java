package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The ledger against a second one that works everything out anew, on agencies that live over two years. Every command
 * opens the ledger, does its work and closes it.
 * The files of a case that fails stay in {@code target/generated-ledgers}.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class GeneratedLedgersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("target", "generated-ledgers").toAbsolutePath();
    private static final Instant LATER = Instant.parse("2026-11-25T12:00:00Z");
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Pacific/Auckland"));
    private static final List<LocalDate> NOTABLE_DAYS = List.of(
            LocalDate.of(2018, 1, 31),
            LocalDate.of(2019, 12, 1),
            LocalDate.of(2019, 12, 31),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2016, 2, 28),
            LocalDate.of(2017, 3, 1));
    private static final List<Integer> NOTABLE_DAYS_OF_A_MONTH = List.of(31, 30, 29, 28, 1, 15);

    /** One history of the ledger: whose it is, the rules, and what was done so far. */
    private static final class Account {

        private final LivingAgency agency;
        private final String partner;
        private final Path folder;
        private final String programmeArgument;
        private NaiveProgramme programme;
        private final List<NaiveLedger.Refresh> refreshes = new ArrayList<>();

        Account(LivingAgency agency, String partner, Path folder, NaiveProgramme programme, String programmeArgument) {
            this.agency = agency;
            this.partner = partner;
            this.folder = folder;
            this.programme = programme;
            this.programmeArgument = programmeArgument;
        }

        boolean isNew() {
            return refreshes.isEmpty();
        }

        LocalDate lastRefreshed() {
            return refreshes.get(refreshes.size() - 1).day();
        }

        NaiveLedger reference() {
            return new NaiveLedger(refreshes);
        }
    }

    /** How the days follow each other on which a ledger is refreshed. */
    private enum Pace {
        DAILY,
        WITH_GAPS,
        ON_NOTABLE_DAYS,
        MIXED
    }

    @Test
    void aFileKnowsWhatWorkingEverythingOutAnewFinds() throws IOException {
        runCases("file", 4, (seed, random, directory) -> {
            Pace pace = Pace.values()[random.nextInt(Pace.values().length)];
            new Life(seed, random, directory, List.of("--ledger", "ledger.db"), pace, 40).live();
        });
    }

    @Test
    void aFileThatIsRefreshedOnEveryDayOfTwoYearsKnowsIt() throws IOException {
        runCases(
                "daily",
                1,
                (seed, random, directory) ->
                        new Life(seed, random, directory, List.of("--ledger", "ledger.db"), Pace.DAILY, 732).live());
    }

    @Test
    void aDatabaseKnowsWhatWorkingEverythingOutAnewFinds() throws IOException {
        runCases("database", 2, (seed, random, directory) -> {
            Pace pace = Pace.values()[random.nextInt(Pace.values().length)];
            new Life(seed, random, directory, Postgres.freshLedger(), pace, 30).live();
        });
    }

    private interface Case {
        void run(long seed, Random random, Path directory) throws IOException;
    }

    private static void runCases(String kind, int cases, Case one) {
        GeneratedCases.of(GeneratedLedgersTest.class, kind, cases).run((seed, random) -> {
            Path directory = KEPT.resolve(kind + "-" + seed);
            GeneratedFoldersTest.delete(directory);
            one.run(seed, random, Files.createDirectories(directory));
            GeneratedFoldersTest.delete(directory);
        });
    }

    /** What happens to one ledger. */
    private static final class Life {

        private final long seed;
        private final Random random;
        private final Path directory;
        private List<String> ledger;
        private final Pace pace;
        private final int mostSteps;
        private final ZoneId zone;
        private final LocalDate firstDay;
        private final boolean german;
        private final boolean windows;
        private final List<Account> accounts = new ArrayList<>();
        private final List<String> done = new ArrayList<>();

        Life(long seed, Random random, Path directory, List<String> ledger, Pace pace, int mostSteps)
                throws IOException {
            this.seed = seed;
            this.random = random;
            this.directory = directory;
            this.ledger = ledger;
            this.pace = pace;
            this.mostSteps = mostSteps;
            zone = oneOf(ZONES);
            firstDay =
                    chance(50) ? oneOf(NOTABLE_DAYS) : LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3000));
            german = chance(25);
            windows = chance(25);
            found();
        }

        private void found() throws IOException {
            accounts.add(account("Nordlicht " + oneOf(List.of("Köln", "& Co.", "\"Nord\"", "€")), 0));
            if (pace != Pace.DAILY && chance(15)) {
                accounts.add(account("Südlicht", 1));
            }
            if (pace != Pace.DAILY && chance(15)) {
                Account first = accounts.get(0);
                NaiveProgramme other = first.programme.id().equals(NaiveProgramme.OF_2016.id())
                        ? NaiveProgramme.OF_2018
                        : NaiveProgramme.OF_2016;
                accounts.add(new Account(first.agency, first.partner, first.folder, other, other.id()));
            }
        }

        private Account account(String partner, int number) throws IOException {
            NaiveProgramme programme = chance(70) ? NaiveProgramme.OF_2018 : NaiveProgramme.OF_2016;
            String argument = programme.id();
            if (chance(50)) {
                argument = "rules-" + number + ".yaml";
                programme = onOtherDays(chance(80) ? programme.called("own-rules-" + number) : programme);
                if (chance(50)) {
                    programme = programme.called("kept-" + number).kept(NaiveKeeping.generated(random));
                }
                write(programme, argument);
            }
            return new Account(
                    new LivingAgency(random, partner, zone, programme, firstDay),
                    partner,
                    directory.resolve("agency-" + number),
                    programme,
                    argument);
        }

        private NaiveProgramme onOtherDays(NaiveProgramme programme) {
            int reportDay = dayOfMonth();
            return programme.publishedOn(reportDay, chance(25) ? reportDay : dayOfMonth());
        }

        private int dayOfMonth() {
            return chance(70) ? oneOf(NOTABLE_DAYS_OF_A_MONTH) : 1 + random.nextInt(31);
        }

        private void write(NaiveProgramme programme, String file) throws IOException {
            boolean of2016 = programme.minimumMedian().equals(NaiveProgramme.OF_2016.minimumMedian());
            String builtIn = (of2016 ? NaiveProgramme.OF_2016 : NaiveProgramme.OF_2018).id();
            String exported = CommandRun.in(directory, Instant.EPOCH, List.of("programme", "export", builtIn))
                    .out();
            String days = "update-days:\n  report: %d\n  tier: %d\n";
            String usual = days.formatted(1, 15);
            assertThat(exported).contains("id: " + builtIn, usual);
            Files.writeString(
                    directory.resolve(file),
                    exported.replaceFirst("id: " + builtIn, "id: " + programme.id())
                            .replace(
                                    usual,
                                    days.formatted(programme.reportDay(), programme.tierDay())
                                            + (programme.keeping() == null
                                                    ? ""
                                                    : programme.keeping().yaml())));
        }

        void live() throws IOException {
            LocalDate day = firstDay;
            for (int step = 0; step < mostSteps && day.isBefore(firstDay.plusYears(2)); step++) {
                for (Account account : accounts) {
                    account.agency.liveUntil(day);
                }
                for (Account account : accounts) {
                    if (account.isNew() || pace == Pace.DAILY || chance(85)) {
                        step(account, day);
                    }
                }
                day = nextDay(day);
            }
            for (Account account : accounts) {
                NaiveLedger reference = account.reference();
                checkHistory(account, reference, reference.firstDay(), reference.lastDay(), List.of());
                for (int i = 0; i < 5; i++) {
                    checkStatus(account, reference);
                }
            }
            CommandRun whole = at(LATER, ofLedger("ledger", "verify"));
            assertThat(whole.exitCode()).as(described(whole)).isZero();
            if (chance(30)) {
                goOnInACopy();
            }
        }

        /** What is exported and imported knows the same, and the next refresh does not notice. */
        private void goOnInACopy() throws IOException {
            CommandRun written = at(LATER, ofLedger("ledger", "export", "exported"));
            assertThat(written.exitCode()).as(described(written)).isZero();
            ledger = List.of("--ledger", "copy.db");
            CommandRun read = at(LATER, ofLedger("ledger", "import", "exported"));
            assertThat(read.exitCode()).as(described(read)).isZero();
            for (Account account : accounts) {
                LocalDate day = account.lastRefreshed().plusDays(random.nextInt(40));
                account.agency.liveUntil(day);
                refresh(account, day, chance(50));
                NaiveLedger reference = account.reference();
                checkHistory(account, reference, reference.firstDay(), reference.lastDay(), List.of());
                checkStatus(account, reference);
            }
        }

        private List<String> ofLedger(String... command) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(ledger);
            return arguments;
        }

        private LocalDate nextDay(LocalDate day) {
            Pace here = pace == Pace.MIXED ? Pace.values()[random.nextInt(3)] : pace;
            switch (here) {
                case WITH_GAPS -> {
                    return day.plusDays(
                            switch (random.nextInt(4)) {
                                case 0 -> 1 + random.nextInt(200);
                                case 1, 2 -> 1 + random.nextInt(40);
                                default -> 1 + random.nextInt(5);
                            });
                }
                case ON_NOTABLE_DAYS -> {
                    LocalDate notable = day;
                    for (int ahead = 1 + random.nextInt(5); ahead > 0; ahead--) {
                        do {
                            notable = notable.plusDays(1);
                        } while (!isNotable(notable));
                    }
                    return notable;
                }
                default -> {
                    return day.plusDays(1);
                }
            }
        }

        /** The days around the ends of months, and those on which something is published. */
        private boolean isNotable(LocalDate day) {
            int dayOfMonth = day.getDayOfMonth();
            NaiveProgramme programme = accounts.get(0).programme;
            return dayOfMonth >= 28
                    || dayOfMonth == 1
                    || Math.abs(dayOfMonth - programme.reportDay()) <= 1
                    || Math.abs(dayOfMonth - programme.tierDay()) <= 1;
        }

        private void step(Account account, LocalDate day) throws IOException {
            if (chance(3) && account.programmeArgument.endsWith(".yaml") && account.programme.keeping() == null) {
                account.programme = onOtherDays(account.programme);
                write(account.programme, account.programmeArgument);
            }
            if (chance(3)) {
                refuse(account, day);
            }
            refresh(account, day, chance(5));
            while (chance(8)) {
                account.agency.reconsider();
                refresh(account, day, chance(50));
            }
            if (chance(pace == Pace.DAILY ? 2 : 10)) {
                checkStatus(account, account.reference());
            }
            if (chance(pace == Pace.DAILY ? 1 : 5)) {
                NaiveLedger reference = account.reference();
                LocalDate from = someDay(account, reference);
                LocalDate to = from.plusDays(random.nextInt(100));
                checkHistory(account, reference, from, to, List.of("--from", from.toString(), "--to", to.toString()));
            }
        }

        private void refresh(Account account, LocalDate day, boolean redo) throws IOException {
            Map<String, BigDecimal> rates = rates();
            NaiveFolder folder = account.agency.folder();
            List<String> arguments = refreshing(account, folder, rates);
            if (redo) {
                arguments.add("--redo");
            }
            boolean asJson = chance(20);
            if (asJson) {
                arguments.addAll(List.of("--format", "json"));
            }
            CommandRun run = run(day, arguments);
            assertThat(run.exitCode()).as(described(run)).isZero();
            account.refreshes.add(
                    new NaiveLedger.Refresh(day, NaiveAgency.of(List.of(folder)), account.programme, rates, redo));
            if (asJson) {
                compare(run, account.reference().status(day));
            }
        }

        /** A refresh that fails must leave no trace. */
        private void refuse(Account account, LocalDate day) throws IOException {
            NaiveFolder folder = account.agency.folder();
            List<String> arguments = refreshing(account, folder, rates());
            CommandRun run;
            if (account.isNew() || chance(40)) {
                arguments.addAll(
                        List.of("--as-of", day.plusDays(1L + random.nextInt(50)).toString()));
                run = at(day.atTime(23, 59).atZone(zone).toInstant(), arguments);
                assertThat(run.exitCode()).as(described(run)).isEqualTo(2);
            } else if (chance(50)) {
                LocalDate before = account.lastRefreshed().minusDays(1L + random.nextInt(50));
                arguments.addAll(List.of("--as-of", before.toString()));
                run = at(day.atTime(12, 0).atZone(zone).toInstant(), arguments);
                assertThat(run.exitCode()).as(described(run)).isEqualTo(2);
            } else {
                Files.delete(account.folder.resolve("portals.csv"));
                run = run(day, arguments);
                assertThat(run.exitCode()).as(described(run)).isEqualTo(3);
            }
            assertThat(run.out()).as(described(run)).isEmpty();
            assertThat(run.err()).as(described(run)).isNotEmpty();
        }

        private List<String> refreshing(Account account, NaiveFolder folder, Map<String, BigDecimal> rates)
                throws IOException {
            GeneratedFoldersTest.delete(account.folder);
            new FolderWriter(random, german, windows).write(folder, account.folder);
            List<String> arguments = new ArrayList<>(List.of("refresh", account.folder.toString()));
            arguments.addAll(ledger);
            if (!account.programmeArgument.equals(NaiveProgramme.OF_2018.id()) || random.nextBoolean()) {
                arguments.addAll(List.of("--programme", account.programmeArgument));
            }
            rates.forEach((currency, rate) -> arguments.addAll(List.of("--rate", currency + "=" + rate)));
            if (german) {
                arguments.addAll(List.of("--csv-locale", "de"));
            }
            if (windows) {
                arguments.addAll(List.of("--csv-encoding", "windows-1252"));
            }
            return arguments;
        }

        private Map<String, BigDecimal> rates() {
            Map<String, BigDecimal> rates = new LinkedHashMap<>();
            rates.put("EUR", new BigDecimal(oneOf(List.of("1.17", "1.17", "1.2345"))));
            rates.put("JPY", new BigDecimal(oneOf(List.of("0.00912", "0.00912", "0.01"))));
            return rates;
        }

        /** At some time of the day in the agency's time zone, or later and with the day said. */
        private CommandRun run(LocalDate day, List<String> arguments) {
            if (chance(30)) {
                LocalTime time = oneOf(List.of(LocalTime.of(0, 30), LocalTime.of(23, 30)));
                return at(day.atTime(time).atZone(zone).toInstant(), arguments);
            }
            List<String> withDay = new ArrayList<>(arguments);
            withDay.addAll(List.of("--as-of", day.toString()));
            return at(LATER, withDay);
        }

        private CommandRun at(Instant now, List<String> arguments) {
            CommandRun run = CommandRun.in(directory, now, arguments);
            done.add("[" + now + "] tierwise " + String.join(" ", arguments));
            return run;
        }

        private void checkStatus(Account account, NaiveLedger reference) throws IOException {
            LocalDate asOf = someDay(account, reference);
            Map<String, Object> expected = reference.status(asOf);
            // only a day that is named may lie before the last one of the ledger
            CommandRun run = asOf.isBefore(reference.lastDay())
                    ? at(LATER, asking("status", account, List.of("--as-of", asOf.toString())))
                    : run(asOf, asking("status", account, List.of()));
            if (expected == null) {
                assertThat(run.exitCode()).as(described(run)).isEqualTo(2);
                assertThat(run.out()).as(described(run)).isEmpty();
                assertThat(run.err()).as(described(run)).contains("tierwise refresh");
            } else {
                compare(run, expected);
            }
        }

        private void checkHistory(
                Account account, NaiveLedger reference, LocalDate from, LocalDate to, List<String> days)
                throws IOException {
            compare(at(LATER, asking("history", account, days)), reference.history(from, to));
        }

        /** Often one on which something happened, or one beside it; also before the first and after the last. */
        private LocalDate someDay(Account account, NaiveLedger reference) {
            LocalDate refreshed = account.refreshes
                    .get(random.nextInt(account.refreshes.size()))
                    .day();
            return switch (random.nextInt(5)) {
                case 0 -> reference.firstDay().minusDays(random.nextInt(5));
                case 1 -> reference.lastDay().plusDays(random.nextInt(400));
                case 2 -> refreshed.plusDays(random.nextInt(20));
                case 3 -> refreshed.minusDays(1);
                default -> refreshed;
            };
        }

        private List<String> asking(String command, Account account, List<String> more) {
            List<String> arguments = new ArrayList<>(List.of(command, "--format", "json"));
            arguments.addAll(ledger);
            arguments.addAll(more);
            if (accounts.size() > 1 || chance(20)) {
                arguments.addAll(List.of("--partner", account.partner));
                arguments.addAll(List.of("--programme", account.programmeArgument));
            }
            return arguments;
        }

        private void compare(CommandRun run, Map<String, Object> expected) throws JsonProcessingException {
            JsonNode tree = JSON.valueToTree(expected);
            String wanted = tree.toString();
            String actual = run.exitCode() == 0
                    ? Contracted.in(JSON.readTree(run.out()), tree).toString()
                    : run.toString();
            if (!actual.equals(wanted)) {
                int same = 0;
                while (same < Math.min(actual.length(), wanted.length())
                        && actual.charAt(same) == wanted.charAt(same)) {
                    same++;
                }
                fail(
                        "The command and the reference differ.\n%s\nAt %d: expected %s\n but was %s\nexpected %s\nbut was  %s"
                                .formatted(
                                        described(run),
                                        same,
                                        wanted.substring(
                                                Math.max(0, same - 200), Math.min(wanted.length(), same + 200)),
                                        actual.substring(
                                                Math.max(0, same - 200), Math.min(actual.length(), same + 200)),
                                        wanted,
                                        actual));
            }
        }

        private String described(CommandRun run) {
            return "Case %d (-Dtierwise.seed=%d) in %s:\n%s\n%s"
                    .formatted(seed, seed, directory, String.join("\n", done), run);
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private <T> T oneOf(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }
}
