package dev.tierwise.application.ledger;

/**
 * An announcement on its way.
 *
 * @param announcement what is told
 * @param recipient    the name of the recipient, as the configuration has it
 */
public record Delivery(Announcement announcement, String recipient) {}
