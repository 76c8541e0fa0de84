package dev.tierwise.cli.config;

import dev.tierwise.server.service.Recipient;
import java.util.List;

/**
 * Who is told of what.
 *
 * @param names      of everyone who is told
 * @param recipients the same with their addresses and secrets; none where nothing is sent
 * @param warnDays   how many days before a mid-month update that would take the tier away they are warned
 */
public record Notifications(List<String> names, List<Recipient> recipients, int warnDays) {

    /** How many days ahead people are warned where the configuration does not say. */
    public static final int USUAL_WARN_DAYS = 7;

    /** Nobody is told. */
    public static final Notifications NONE = new Notifications(List.of(), List.of(), USUAL_WARN_DAYS);

    public Notifications {
        names = List.copyOf(names);
        recipients = List.copyOf(recipients);
    }
}
