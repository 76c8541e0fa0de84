package dev.tierwise.domain.portfolio;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A certification that somebody at the partner was awarded.
 *
 * @param id        which one, for instance {@code agency-partner}
 * @param holder    who holds it; empty when unknown
 * @param awardedOn the first day on which it is valid
 * @param expiresOn the last day on which it is valid; empty when it does not expire
 */
public record Certification(String id, Optional<String> holder, LocalDate awardedOn, Optional<LocalDate> expiresOn) {

    /** @throws IllegalArgumentException when the id is empty or the certification expires before it is awarded */
    public Certification {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a certification's id is empty");
        }
        if (expiresOn.isPresent() && expiresOn.get().isBefore(awardedOn)) {
            throw new IllegalArgumentException(
                    "expires on " + expiresOn.get() + ", before it is awarded on " + awardedOn);
        }
    }

    /** Whether it is valid on a day: from the day of the award through the day on which it expires. */
    public boolean isValidOn(LocalDate day) {
        return !awardedOn.isAfter(day) && (expiresOn.isEmpty() || !day.isAfter(expiresOn.get()));
    }
}
