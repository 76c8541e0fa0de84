package dev.tierwise.application.credit;

import java.util.Optional;

/**
 * A portal as people know it.
 *
 * @param id   the portal's id
 * @param name empty when unknown
 */
public record PortalName(String id, Optional<String> name) {}
