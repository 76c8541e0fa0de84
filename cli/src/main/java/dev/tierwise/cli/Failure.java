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
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.programmes.UnknownProgrammeException;
import dev.tierwise.programmes.yaml.InvalidFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A failure that people can do something about.
 *
 * @param kind    what kind of failure it is
 * @param lines   what people are told; no secret is in it
 * @param summary the same in one line, for where there is no room for more
 */
public record Failure(Kind kind, List<Text> lines, Text summary) {

    /** What kind of failure it is: that decides what a command ends with. */
    public enum Kind {
        /** Wrong usage or configuration. */
        MISUSED(ExitCode.USAGE),
        /** Input data that is wrong or damaged. */
        BAD_INPUT(ExitCode.BAD_INPUT),
        /** A source or a database refuses. */
        REFUSED(ExitCode.REFUSED),
        /** A source or a database cannot be reached. */
        UNAVAILABLE(ExitCode.UNAVAILABLE);

        private final ExitCode exitCode;

        Kind(ExitCode exitCode) {
            this.exitCode = exitCode;
        }

        /** What a command ends with. */
        public ExitCode exitCode() {
            return exitCode;
        }
    }

    public Failure {
        lines = List.copyOf(lines);
    }

    /** What people are told of an exception; empty when it is a fault of ours. */
    public static Optional<Failure> of(Throwable exception) {
        if (exception instanceof BadInputException bad) {
            return Optional.of(new Failure(Kind.BAD_INPUT, lines(bad), summary(bad)));
        }
        return kind(exception).map(kind -> {
            Text words = Worded.of(exception);
            return new Failure(kind, List.of(Environment.complaint(words)), words);
        });
    }

    private static Optional<Kind> kind(Throwable exception) {
        if (exception instanceof UserException
                || exception instanceof DayRefusedException
                || exception instanceof LedgerAheadException
                || exception instanceof ChangeRefusedException
                || exception instanceof DayTooNearException
                || exception instanceof InvalidFileException
                || exception instanceof UnknownProgrammeException) {
            return Optional.of(Kind.MISUSED);
        }
        if (exception instanceof SourceException unusable) {
            return Optional.of(
                    switch (unusable.kind()) {
                        case MISCONFIGURED -> Kind.MISUSED;
                        case MALFORMED -> Kind.BAD_INPUT;
                        case REFUSED -> Kind.REFUSED;
                        case UNAVAILABLE -> Kind.UNAVAILABLE;
                    });
        }
        if (exception instanceof LedgerException unusable) {
            return Optional.of(
                    switch (unusable.kind()) {
                        case MISUSED -> Kind.MISUSED;
                        case DAMAGED -> Kind.BAD_INPUT;
                        case REFUSED -> Kind.REFUSED;
                        case UNAVAILABLE -> Kind.UNAVAILABLE;
                    });
        }
        return Optional.empty();
    }

    /** A problem on one line. */
    public static Text text(Problem problem) {
        return problem.text().mapped(Printable::line);
    }

    private static Text summary(BadInputException bad) {
        Text first = text(bad.errors().get(0));
        return bad.count() > 1 ? Text.counted(Failure.class, "failure.first-of", bad.count() - 1, first) : first;
    }

    private static List<Text> lines(BadInputException bad) {
        List<Text> lines = new ArrayList<>();
        bad.warnings().forEach(warning -> lines.add(Environment.warning(text(warning))));
        bad.errors().forEach(error -> lines.add(text(error)));
        if (bad.count() > bad.errors().size()) {
            lines.add(Text.counted(
                    Failure.class, "failure.more", bad.count() - bad.errors().size()));
        }
        lines.add(Text.of(Failure.class, "failure.nothing-evaluated", Worded.of(bad)));
        return lines;
    }
}
