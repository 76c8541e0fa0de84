package dev.tierwise.domain.text;

import java.util.Collection;
import java.util.Optional;

/** What somebody may have meant who wrote a name that is not known. */
public final class Suggestion {

    private Suggestion() {}

    /** The end of a sentence: a question, or nothing. */
    public static Text of(Optional<String> nearest) {
        return or(nearest, Text.verbatim(""));
    }

    /** The end of a sentence: a question, or else other words. */
    public static Text or(Optional<String> nearest, Text otherwise) {
        return nearest.map(name -> Text.of(Suggestion.class, "suggestion", name))
                .orElse(otherwise);
    }

    /** The end of a sentence: a question, or else other words. */
    public static Text or(String written, Collection<String> known, Text otherwise) {
        return or(Nearest.to(written, known), otherwise);
    }

    /** The end of a sentence: a question, or everything that is known. */
    public static Text orAll(String written, Collection<String> known) {
        return or(written, known, Text.of(Suggestion.class, "suggestion.all", String.join(", ", known)));
    }

    /** A part of a sentence: a question, or everything that is expected. */
    public static Text orExpected(String written, Collection<String> known) {
        return Nearest.to(written, known)
                .map(name -> Text.of(Suggestion.class, "suggestion.question", name))
                .orElse(Text.of(Suggestion.class, "suggestion.expected", String.join(", ", known)));
    }
}
