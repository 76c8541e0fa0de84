package dev.tierwise.cli;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.advise.DayTooNearException;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.refresh.DayRefusedException;
import dev.tierwise.application.simulate.ChangeRefusedException;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A failure that people can do something about.
 *
 * @param exitCode what a command ends with
 * @param lines    what people are told, ready to be shown; no secret is in it
 * @param summary  the same in one line, for where there is no room for more
 */
public record Failure(ExitCode exitCode, List<String> lines, String summary) {

    public Failure {
        lines = List.copyOf(lines);
    }

    /** What people are told of an exception; empty when it is a fault of ours. */
    public static Optional<Failure> of(Throwable exception) {
        if (exception instanceof UserException mistake) {
            return Optional.of(said(mistake.exitCode(), mistake));
        }
        if (exception instanceof BadInputException bad) {
            return Optional.of(new Failure(ExitCode.BAD_INPUT, lines(bad), summary(bad)));
        }
        if (exception instanceof DayRefusedException
                || exception instanceof LedgerAheadException
                || exception instanceof ChangeRefusedException
                || exception instanceof DayTooNearException) {
            return Optional.of(said(ExitCode.USAGE, exception));
        }
        if (exception instanceof SourceException unusable) {
            return Optional.of(said(
                    switch (unusable.kind()) {
                        case MISCONFIGURED -> ExitCode.USAGE;
                        case MALFORMED -> ExitCode.BAD_INPUT;
                        case REFUSED -> ExitCode.REFUSED;
                        case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                    },
                    unusable));
        }
        if (exception instanceof LedgerException unusable) {
            return Optional.of(said(
                    switch (unusable.kind()) {
                        case MISUSED -> ExitCode.USAGE;
                        case DAMAGED -> ExitCode.BAD_INPUT;
                        case REFUSED -> ExitCode.REFUSED;
                        case UNAVAILABLE -> ExitCode.UNAVAILABLE;
                    },
                    unusable));
        }
        return Optional.empty();
    }

    private static Failure said(ExitCode exitCode, Throwable exception) {
        String message = String.valueOf(exception.getMessage());
        return new Failure(exitCode, List.of("tierwise: " + Printable.lines(message)), Printable.line(message));
    }

    private static String summary(BadInputException bad) {
        String first = Printable.line(bad.errors().get(0).toString());
        return bad.count() > 1 ? first + " (and " + (bad.count() - 1) + " more errors)" : first;
    }

    private static List<String> lines(BadInputException bad) {
        List<String> lines = new ArrayList<>();
        for (Problem warning : bad.warnings()) {
            lines.add("warning: " + Printable.line(warning.toString()));
        }
        for (Problem error : bad.errors()) {
            lines.add(Printable.line(error.toString()));
        }
        if (bad.count() > bad.errors().size()) {
            lines.add("and " + (bad.count() - bad.errors().size()) + " more errors");
        }
        lines.add(bad.getMessage() + "; nothing was evaluated");
        return lines;
    }
}
