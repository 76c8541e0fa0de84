package dev.tierwise.application.snapshot;

/**
 * Where a fact comes from.
 *
 * @param portal   the portal's id; empty for a fact about the partner
 * @param fact     which fact, for instance {@code mrr} or {@code app:crm}
 * @param source   the source's location as the user wrote it, or its adapter's name; {@code configuration} for what that says
 * @param evidence the place in the source, for instance {@code portals.csv:7} or {@code record/501}
 */
public record Provenance(String portal, String fact, String source, String evidence) {}
