package dev.tierwise.application.compare;

import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.domain.metric.PortalAssessment;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A portal that is not the same in both snapshots.
 *
 * @param first   what the first says of it; empty when it does not list it
 * @param second  what the second says of it; empty when it does not list it. One of them lists it
 * @param aspects in what it differs, where both list it
 * @param apps    which apps it uses in the second only and in the first only, where both list it
 */
public record PortalDifference(
        Optional<PortalAssessment> first, Optional<PortalAssessment> second, Set<Aspect> aspects, AppChanges apps) {

    /** Which snapshot lists the portal. */
    public enum Kind {
        /** Only the second. */
        NEW,
        /** Only the first. */
        GONE,
        /** Both. */
        CHANGED
    }

    /** @throws IllegalArgumentException when no snapshot lists it */
    public PortalDifference {
        if (first.isEmpty() && second.isEmpty()) {
            throw new IllegalArgumentException("neither snapshot lists the portal");
        }
        Set<Aspect> copy = EnumSet.noneOf(Aspect.class);
        copy.addAll(aspects);
        aspects = Collections.unmodifiableSet(copy);
    }

    /** Empty where a portal is the same in both. */
    static Optional<PortalDifference> between(
            Optional<PortalAssessment> first, Optional<PortalAssessment> second, AppChanges apps) {
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(new PortalDifference(first, second, Set.of(), AppChanges.NONE));
        }
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        PortalAssessment one = first.get();
        PortalAssessment other = second.get();
        if (!one.portal().name().equals(other.portal().name())) {
            aspects.add(Aspect.NAME);
        }
        if (!one.mrr().equals(other.mrr())) {
            aspects.add(Aspect.MRR);
        }
        if (!one.sold().equals(other.sold())) {
            aspects.add(Aspect.SOLD);
        }
        if (!one.managed().equals(other.managed())) {
            aspects.add(Aspect.MANAGED);
        }
        if (!apps.isEmpty()) {
            aspects.add(Aspect.APPS);
        }
        if (!one.creditedPoints().equals(other.creditedPoints())) {
            aspects.add(Aspect.POINTS);
        }
        return aspects.isEmpty() ? Optional.empty() : Optional.of(new PortalDifference(first, second, aspects, apps));
    }

    /** Which snapshot lists it. */
    public Kind kind() {
        if (first.isEmpty()) {
            return Kind.NEW;
        }
        return second.isEmpty() ? Kind.GONE : Kind.CHANGED;
    }

    /** The portal's id. */
    public String id() {
        return second.or(() -> first).orElseThrow().portal().id();
    }

    /** Its name as the second snapshot knows it, else as the first does; empty when neither knows one. */
    public Optional<String> name() {
        return second.flatMap(portal -> portal.portal().name())
                .or(() -> first.flatMap(portal -> portal.portal().name()));
    }
}
