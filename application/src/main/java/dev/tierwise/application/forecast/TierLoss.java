package dev.tierwise.application.forecast;

import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;

/**
 * A tier that the partner held for certain and will not, or may not, hold any more.
 *
 * @param day     the mid-month day from which on it is not credited, or may not be
 * @param tier    the tier
 * @param certain false if it depends on unknown facts whether it is lost
 */
public record TierLoss(LocalDate day, Tier tier, boolean certain) {}
