package dev.tierwise.application.explain;

import dev.tierwise.application.snapshot.PortalRecord;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a portal used an app in the look-back window.
 *
 * @param app  one of the programme's
 * @param use  whether it was used
 * @param usedOn the latest day inside the window; empty unless it was used
 */
public record AppEvidence(App app, Use use, Optional<LocalDate> usedOn) {

    /** Whether an app was used. */
    public enum Use {
        USED,
        NOT_USED,
        UNKNOWN
    }

    /** Of each of the programme's apps, in its order. */
    static List<AppEvidence> of(PortalRecord portal, Programme programme) {
        return programme.apps().apps().stream()
                .map(app -> new AppEvidence(
                        app,
                        use(portal, app),
                        Optional.ofNullable(portal.usedOn().get(app.id()))))
                .toList();
    }

    private static Use use(PortalRecord portal, App app) {
        if (portal.portal().appUsage().used().contains(app)) {
            return Use.USED;
        }
        return portal.portal().appUsage().unknown().contains(app) ? Use.UNKNOWN : Use.NOT_USED;
    }
}
