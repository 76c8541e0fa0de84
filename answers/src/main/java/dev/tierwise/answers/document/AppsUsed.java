package dev.tierwise.answers.document;

import dev.tierwise.domain.portfolio.AppUsage;
import java.util.List;

/**
 * The apps that a portal used.
 *
 * @param low     so many certainly
 * @param high    so many possibly
 * @param used    the ids of those that it used, sorted
 * @param unknown the ids of those of which it is unknown, sorted
 */
public record AppsUsed(int low, int high, List<String> used, List<String> unknown) {

    public static AppsUsed of(AppUsage usage) {
        return new AppsUsed(
                usage.low(), usage.high(), usage.used().ids(), usage.unknown().ids());
    }
}
