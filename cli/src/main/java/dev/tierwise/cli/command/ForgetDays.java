package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.LaterDays;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
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
     * @param yes     whether it is done without asking
     * @return the exit code
     * @throws UserException when the user does not agree
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger or its copy cannot be written
     */
    int after(LocalDate day, @Nullable String partner, boolean yes) throws IOException {
        if (day.isAfter(LocalDate.ofInstant(environment.clock().instant(), EARLIEST))) {
            say("not-come", Text.day(day));
            return ExitCode.DONE.code();
        }
        List<LaterDays> later = care.later(day).stream()
                .filter(days -> partner == null || days.history().partner().equals(partner))
                .toList();
        if (later.isEmpty()) {
            if (partner == null) {
                say("nothing", location.name(), Text.day(day));
            } else {
                say("nothing-of", location.name(), Text.day(day), Printable.line(partner));
            }
            return ExitCode.DONE.code();
        }
        later.forEach(days -> environment.say(words(days)));
        if (!yes && !agrees()) {
            throw UserException.usage(ForgetDays.class, "forget.refused");
        }
        Path kept = keep();
        care.forget(day, later.stream().map(LaterDays::history).toList());
        say("done", Text.day(day), kept);
        return ExitCode.DONE.code();
    }

    private static Text words(LaterDays days) {
        return Text.counted(
                ForgetDays.class,
                days.all() ? "forget.all-days" : "forget.days",
                days.count(),
                Text.of(
                        ForgetDays.class,
                        "history.of",
                        days.history().partner(),
                        days.history().programme()),
                Text.day(days.first()),
                Text.day(days.last()));
    }

    /** Asks on a terminal; without one the answer is no. */
    private boolean agrees() throws IOException {
        if (!environment.errTerminal()) {
            return false;
        }
        environment.ask(Text.of(ForgetDays.class, "forget.question"));
        String typed = new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8)).readLine();
        return typed != null
                && List.of("y", "yes", "j", "ja").contains(typed.strip().toLowerCase(Locale.ROOT));
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

    private void say(String key, Object... values) {
        environment.say(ForgetDays.class, "forget." + key, values);
    }
}
