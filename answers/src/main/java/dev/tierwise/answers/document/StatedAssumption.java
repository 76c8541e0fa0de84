package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.Assumption;
import java.util.List;

/**
 * Something that is assumed because nothing is published about it.
 *
 * @param id    what it is about
 * @param value what is assumed
 */
public record StatedAssumption(String id, String value) {

    public static List<StatedAssumption> all(List<Assumption> assumptions) {
        return assumptions.stream()
                .map(assumption -> new StatedAssumption(assumption.id(), assumption.value()))
                .toList();
    }
}
