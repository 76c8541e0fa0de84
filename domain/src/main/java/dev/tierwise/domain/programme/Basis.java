package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a clause of a programme rests on. It can have both: a source for a part of it and an assumption for the rest.
 *
 * @param sources where it is published
 * @param assumed what is assumed because nothing is published; empty when nothing is
 */
public record Basis(List<Citation> sources, Optional<Label> assumed) {

    /** Nobody has said. */
    public static final Basis NONE = new Basis(List.of(), Optional.empty());

    /** @throws IllegalArgumentException when a source is given twice */
    public Basis {
        sources = List.copyOf(sources);
        if (sources.size() > 1 && sources.stream().distinct().count() < sources.size()) {
            throw new InvalidValueException(Text.of(Basis.class, "source.twice"));
        }
    }

    /** It is published. */
    public static Basis of(Citation... sources) {
        return new Basis(List.of(sources), Optional.empty());
    }

    /** Nothing is published about it. */
    public static Basis assumed(Label assumed) {
        return new Basis(List.of(), Optional.of(assumed));
    }

    /** Whether there is neither a source nor an assumption. */
    public boolean isNone() {
        return sources.isEmpty() && assumed.isEmpty();
    }

    /**
     * A place in a publication.
     *
     * @param reference its id
     * @param quote     a sentence of it, word for word and in its language; empty when none is quoted
     */
    public record Citation(String reference, Optional<String> quote) {

        /** @throws IllegalArgumentException when the quote is blank */
        public Citation {
            if (quote.isPresent() && quote.get().isBlank()) {
                throw new InvalidValueException(Text.of(Basis.class, "quote.blank"));
            }
        }

        /** Written out: every start would wait for Java to make it. */
        @Override
        public int hashCode() {
            return 31 * reference.hashCode() + quote.hashCode();
        }

        /** The publication as a whole. */
        public static Citation of(String reference) {
            return new Citation(reference, Optional.empty());
        }

        /** A sentence of it. */
        public static Citation of(String reference, String quote) {
            return new Citation(reference, Optional.of(quote));
        }
    }
}
