package dev.tierwise.spi.border;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;

/** Takes the problems of a source at its border. */
abstract class CheckedProblems implements ProblemSink {

    private final ProblemSink sink;
    private final Border border;

    CheckedProblems(ProblemSink sink, Border border) {
        this.sink = sink;
        this.border = border;
    }

    @Override
    public final void error(Origin at, String message) {
        error(at, Text.verbatim(Border.given(message, "message")));
    }

    @Override
    public final void error(Origin at, Text message) {
        Origin place = border.at(at);
        Text text = border.message(message, "message");
        border.tell(() -> sink.error(place, text));
    }

    @Override
    public final void warning(Origin at, String message) {
        warning(at, Text.verbatim(Border.given(message, "message")));
    }

    @Override
    public final void warning(Origin at, Text message) {
        Origin place = border.at(at);
        Text text = border.message(message, "message");
        border.tell(() -> sink.warning(place, text));
    }

    @Override
    public final void missing(Fact fact, Origin at, String message) {
        missing(fact, at, Text.verbatim(Border.given(message, "message")));
    }

    @Override
    public final void missing(Fact fact, Origin at, Text message) {
        Border.given(fact, "fact");
        Origin place = border.at(at);
        Text text = border.message(message, "message");
        border.tell(() -> sink.missing(fact, place, text));
    }
}
