package dev.tierwise.application.schedule;

import java.time.LocalDate;

/**
 * A day on which a figure is updated.
 *
 * @param variable the figure
 * @param day      the day, in the partner's time zone
 */
public record Due(Variable variable, LocalDate day) {}
