package dev.tierwise.application.ledger;

import java.time.LocalDate;

/**
 * The refreshed days of a history after a given one.
 *
 * @param history the history
 * @param count   how many there are, at least one
 * @param first   the first of them
 * @param last    the last of them
 * @param all     whether the history has no others
 */
public record LaterDays(HistoryId history, int count, LocalDate first, LocalDate last, boolean all) {}
