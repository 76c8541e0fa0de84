package dev.tierwise.application.ledger;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a credited tier was reached, as far as that is known.
 *
 * @param atEarliest the first day on which the tier may have been reached that certainly is credited; empty where it may have been
 *                   any time before
 * @param atLatest   the last day on which the tier may have been reached that may be credited
 */
public record Reached(Optional<LocalDate> atEarliest, LocalDate atLatest) {

    /** @throws IllegalArgumentException when the first day comes after the last */
    public Reached {
        if (atEarliest.isPresent() && atEarliest.get().isAfter(atLatest)) {
            throw new InvalidValueException(Text.of(Reached.class, "reached.crossed", atEarliest.get(), atLatest));
        }
    }

    /** The day is known. */
    public static Reached on(LocalDate day) {
        return new Reached(Optional.of(day), day);
    }
}
