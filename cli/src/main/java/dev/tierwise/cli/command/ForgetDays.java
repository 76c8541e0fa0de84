package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LaterDays;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes refreshed days of a ledger back when somebody has seen which, and keeps a copy of what was. */
final class ForgetDays {

    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final Environment environment;
    private final LedgerLocation location;
    private final LedgerCare care;

    ForgetDays(Environment environment, LedgerLocation location, LedgerCare care) {
        this.environment = environment;
        this.location = location;
        this.care = care;
    }

    /**
     * Takes back what was refreshed after a day.
     *
     * @param partner whose days; null for those of every history
     * @param yes     whether nobody is asked
     * @return the exit code
     * @throws UserException when nobody agrees
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger or its copy cannot be written
     */
    int after(LocalDate day, @Nullable String partner, boolean yes) throws IOException {
        if (day.isAfter(LocalDate.ofInstant(environment.clock().instant(), EARLIEST))) {
            say("Nothing was forgotten: " + day + " has not come yet.");
            return ExitCode.DONE.code();
        }
        List<LaterDays> later = care.later(day).stream()
                .filter(days -> partner == null || days.history().partner().equals(partner))
                .toList();
        if (later.isEmpty()) {
            say("Nothing was forgotten: " + name() + " has no refresh after " + day
                    + (partner == null ? "." : " of '" + Printable.line(partner) + "'."));
            return ExitCode.DONE.code();
        }
        later.forEach(days -> say(words(days)));
        if (!yes && !agrees()) {
            throw new UserException(
                    ExitCode.USAGE, "nothing was forgotten; to take these days back without being asked, add --yes");
        }
        Path kept = keep();
        care.forget(day, later.stream().map(LaterDays::history).toList());
        say("Forgot what was refreshed after " + day + ". The ledger as it was is in " + kept + ".");
        return ExitCode.DONE.code();
    }

    private static String words(LaterDays days) {
        HistoryId history = days.history();
        return Printable.line(history.toString()) + ": "
                + (days.count() == 1
                        ? "1 day, " + days.last()
                        : days.count() + " days, " + days.first() + " to " + days.last())
                + (days.all() ? ", the whole history" : "");
    }

    /** Asks on a terminal; without one nobody agrees. */
    private boolean agrees() throws IOException {
        if (!environment.errTerminal()) {
            return false;
        }
        environment.err().print("Take back what was refreshed on these days? [y/N]: ");
        environment.err().flush();
        String typed = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)).readLine();
        return typed != null && List.of("y", "yes").contains(typed.strip().toLowerCase(Locale.ROOT));
    }

    /** Copies a file beside itself; a database is exported into the working directory. */
    private Path keep() {
        Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String stamp = now.toString().replace(":", "");
        if (location instanceof LedgerLocation.InFile file) {
            Path copy = file.path().resolveSibling(file.path().getFileName() + "." + stamp + ".backup.db");
            care.backupTo(copy);
            return copy;
        }
        Path export = environment.workingDirectory().resolve("tierwise-ledger." + stamp + ".export");
        care.exportTo(export);
        return export;
    }

    private String name() {
        return Printable.line(location.name());
    }

    private void say(String text) {
        environment.err().println(text);
    }
}
