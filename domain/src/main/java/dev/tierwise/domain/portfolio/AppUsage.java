package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.AppSet;

/**
 * Which of a programme's apps a portal used in the look-back window. An app in neither set is known to be unused.
 *
 * @param used    the apps known to be used
 * @param unknown the apps of which it is unknown whether they were used; none of them is in {@code used}
 */
public record AppUsage(AppSet used, AppSet unknown) {

    /** The least number of apps that were used. */
    public int low() {
        return used.size();
    }

    /** The greatest number of apps that may have been used. */
    public int high() {
        return used.size() + unknown.size();
    }

    /**
     * The same for the apps of another programme: whether an app was used that this one does not list is unknown.
     *
     * @param apps the apps of the other programme
     */
    public AppUsage among(AppList apps) {
        return used.isOf(apps)
                ? this
                : new AppUsage(used.among(apps), unknown.among(apps).with(used.missingFrom(apps)));
    }

    /** The same where some apps, of the same programme, are known to be used as well. */
    public AppUsage withUsed(AppSet also) {
        return new AppUsage(used.with(also), unknown.without(also));
    }
}
