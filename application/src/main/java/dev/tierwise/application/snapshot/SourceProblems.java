package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;

/** Takes the problems of one source. */
abstract class SourceProblems implements ProblemSink {

    private final int source;
    private final Problems problems;
    private final MissingFacts missing;

    SourceProblems(int source, Problems problems, MissingFacts missing) {
        this.source = source;
        this.problems = problems;
        this.missing = missing;
    }

    @Override
    public final void error(Origin at, String message) {
        error(at, Text.verbatim(message));
    }

    @Override
    public final void error(Origin at, Text message) {
        problems.error(source, at, message);
    }

    @Override
    public final void warning(Origin at, String message) {
        warning(at, Text.verbatim(message));
    }

    @Override
    public final void warning(Origin at, Text message) {
        problems.warning(source, at, message);
    }

    @Override
    public final void missing(Fact fact, Origin at, String message) {
        missing(fact, at, Text.verbatim(message));
    }

    @Override
    public final void missing(Fact fact, Origin at, Text message) {
        missing.add(source, fact, at, message);
    }
}
