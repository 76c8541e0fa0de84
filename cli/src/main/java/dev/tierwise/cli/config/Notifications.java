package dev.tierwise.cli.config;

import dev.tierwise.server.service.Recipient;
import java.util.List;

/**
 * Who is told of what.
 *
 * @param recipients everyone who is told
 * @param warnDays   how many days before a mid-month update that would take the tier away they are warned
 */
public record Notifications(List<Recipient> recipients, int warnDays) {

    /** How many days ahead people are warned where the configuration does not say. */
    public static final int USUAL_WARN_DAYS = 7;

    /** Nobody is told. */
    public static final Notifications NONE = new Notifications(List.of(), USUAL_WARN_DAYS);

    public Notifications {
        recipients = List.copyOf(recipients);
    }

    /** The names of those who are told. */
    public List<String> names() {
        return recipients.stream().map(Recipient::name).toList();
    }
}
