package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.util.ArrayList;
import java.util.List;

/** Keeps the first errors, with their places; where only looking goes on, and not reading for good. */
public final class ErrorList implements ProblemSink {

    private static final int MOST = 20;

    private final List<Text> errors = new ArrayList<>();

    /** The first errors, in their order. */
    public List<Text> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void error(Origin at, Text message) {
        if (errors.size() < MOST) {
            errors.add(
                    at instanceof Origin.InFile place
                            ? Text.joined(
                                    ": ",
                                    List.of(
                                            Text.verbatim(place.file() + ":" + place.line() + ":" + place.column()),
                                            message))
                            : message);
        }
    }

    @Override
    public void error(Origin at, String message) {
        error(at, Text.verbatim(message));
    }

    @Override
    public void warning(Origin at, String message) {
        // is told when the source is read
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        // is told when the source is read
    }
}
