package dev.tierwise.answers.failure;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.SourceException;
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

    /** What kind of failure it is: that decides what a command ends with, and the status over HTTP. */
    public enum Kind {
        /** Wrong usage or configuration. */
        MISUSED,
        /** Input data that is wrong or damaged. */
        BAD_INPUT,
        /** A source or a database refuses. */
        REFUSED,
        /** A source or a database cannot be reached. */
        UNAVAILABLE
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
            return new Failure(kind, List.of(words), words);
        });
    }

    private static Optional<Kind> kind(Throwable exception) {
        if (exception instanceof UserException || exception instanceof LedgerAheadException) {
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

    /** What people should know, although the program goes on. */
    public static Text warning(Text words) {
        return Text.of(Failure.class, "warning", words);
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
        bad.warnings().forEach(warning -> lines.add(warning(text(warning))));
        bad.errors().forEach(error -> lines.add(text(error)));
        if (bad.count() > bad.errors().size()) {
            lines.add(Text.counted(
                    Failure.class, "failure.more", bad.count() - bad.errors().size()));
        }
        lines.add(Text.of(Failure.class, "failure.nothing-evaluated", Worded.of(bad)));
        return lines;
    }
}
