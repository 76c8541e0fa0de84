package dev.tierwise.answers.document;

import dev.tierwise.application.credit.PortalName;
import org.jspecify.annotations.Nullable;

/**
 * A portal that is meant.
 *
 * @param id   as HubSpot knows it
 * @param name as people know it; null if unknown
 */
public record PortalLabel(String id, @Nullable String name) {

    public static PortalLabel of(PortalName portal) {
        return new PortalLabel(portal.id(), portal.name().orElse(null));
    }
}
