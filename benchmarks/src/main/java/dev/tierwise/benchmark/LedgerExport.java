package dev.tierwise.benchmark;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The export of a ledger of ten years of an agency with 5,000 portals, a twentieth of which changes each day; the same each time. To
 * import it takes seconds, ten years of refreshes take ten minutes.
 */
final class LedgerExport {

    private static final LocalDate FIRST = LocalDate.parse("2015-01-01");
    private static final LocalDate LAST = FIRST.plusYears(10);
    private static final int PORTALS = 5_000;
    private static final int DAYS_BETWEEN_CHANGES = 20;
    private static final int SEED = 4;
    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;

    private final Random random = new Random(SEED);
    private final Path folder;

    private LedgerExport(Path folder) {
        this.folder = folder;
    }

    /** Writes it, unless it is there. */
    static Path in(Path parent) throws IOException {
        Path folder = parent.resolve("ledger-export");
        if (!Files.exists(folder)) {
            Path unfinished = Files.createTempDirectory(parent, "ledger");
            new LedgerExport(unfinished).write();
            Files.move(unfinished, folder);
        }
        return folder;
    }

    private void write() throws IOException {
        try (PrintWriter contents = file("ledger", "schema")) {
            contents.println("tierwise/ledger/4");
        }
        try (PrintWriter histories = file("histories", "history,partner,programme,time_zone,rules")) {
            histories.println("1,Nordlicht," + PROGRAMME.id() + ",UTC," + PROGRAMME.id());
        }
        file(
                        "deliveries",
                        "history,announcement,kind,day,before_at_least,before_at_most,after_at_least,after_at_most,recipient,delivered")
                .close();
        file("met_tiers", "history,day,at_least,at_most,certified").close();
        writeDays();
        writeStandings();
    }

    private void writeDays() throws IOException {
        try (PrintWriter refreshes = file(
                        "refreshes",
                        "history,day,refreshed_at,times,report_day,tier_day,live_at_least,live_at_most,tier_months,certified_through");
                PrintWriter values =
                        file("metric_values", "history,day,place,metric,low,high,portals_low,portals_high,state");
                PrintWriter events = file(
                        "events",
                        "history,day,kind,late,low,high,portals_low,portals_high,at_least,at_most,reached_from,reached_by")) {
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                int cents = 200_000 + random.nextInt(900_000);
                int apps = 10 * random.nextInt(8);
                refreshes.println("1," + day + "," + day + "T06:00:00Z,1,1,15,gold,gold,," + day.plusYears(1));
                String amount = cents + "," + cents + "," + PORTALS + "," + PORTALS;
                values.println("1," + day + ",0,sold-mrr," + amount + ",");
                values.println("1," + day + ",1,managed-mrr," + amount + ",");
                values.println(
                        "1," + day + ",2,median-app-usage," + apps + "," + apps + "," + PORTALS + "," + PORTALS + ",");
                values.println("1," + day + ",3,certification,,,,,met");
                if (day.getDayOfMonth() == 1) {
                    events.println("1," + day + ",monthly-report,0," + amount + ",,,,");
                } else if (day.getDayOfMonth() == 15) {
                    events.println("1," + day + ",tier,0,,,,,gold,gold,,");
                }
            }
        }
    }

    private void writeStandings() throws IOException {
        try (PrintWriter standings = file(
                "portal_standings",
                "history,portal,from_day,until_day,name,kind,place,mrr_low,mrr_high,sold,sold_reason,managed,managed_reason,used_apps,unknown_apps,points,sold_through")) {
            for (int portal = 10_001; portal <= 10_000 + PORTALS; portal++) {
                LocalDate from = FIRST;
                while (!from.isAfter(LAST)) {
                    LocalDate until = from.plusDays(1 + random.nextInt(2 * DAYS_BETWEEN_CHANGES - 1));
                    int cents = 100 * random.nextInt(5_000);
                    standings.println("1," + portal + "," + from + "," + (until.isAfter(LAST) ? "" : until) + ",Portal "
                            + portal + ",published,," + cents + "," + cents
                            + ",counts,sold-within-12-months,counts,partner-employee," + apps() + ",\"\",,");
                    from = until;
                }
            }
        }
    }

    private String apps() {
        String used = PROGRAMME.apps().apps().stream()
                .map(App::id)
                .filter(app -> random.nextBoolean())
                .sorted()
                .collect(Collectors.joining(" "));
        return used.isEmpty() ? "\"\"" : used;
    }

    private PrintWriter file(String name, String header) throws IOException {
        PrintWriter writer = new PrintWriter(Files.newBufferedWriter(folder.resolve(name + ".csv")));
        writer.println(header);
        return writer;
    }
}
