package dev.tierwise.answers.document;

import java.util.List;
import java.util.function.Consumer;

/**
 * A list of any length, told element by element and never collected. It may be told several times.
 *
 * @param <T> what it is a list of
 */
@FunctionalInterface
public interface Sequence<T> {

    /** Tells each element, in order. */
    void forEach(Consumer<? super T> element);

    /** The elements of a list. */
    static <T> Sequence<T> of(List<T> elements) {
        return elements::forEach;
    }
}
