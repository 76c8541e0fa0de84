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
 * @param fields in what it differs, where both list it
 * @param apps    which apps it uses in the second only and in the first only, where both list it
 */
public record PortalDifference(
        Optional<PortalAssessment> first,
        Optional<PortalAssessment> second,
        Set<ComparedField> fields,
        AppChanges apps) {

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
        Set<ComparedField> copy = EnumSet.noneOf(ComparedField.class);
        copy.addAll(fields);
        fields = Collections.unmodifiableSet(copy);
    }

    /** Empty where a portal is the same in both. */
    static Optional<PortalDifference> between(
            Optional<PortalAssessment> first, Optional<PortalAssessment> second, AppChanges apps) {
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(new PortalDifference(first, second, Set.of(), AppChanges.NONE));
        }
        Set<ComparedField> fields = EnumSet.noneOf(ComparedField.class);
        PortalAssessment one = first.get();
        PortalAssessment other = second.get();
        if (!one.portal().name().equals(other.portal().name())) {
            fields.add(ComparedField.NAME);
        }
        if (!one.mrr().equals(other.mrr())) {
            fields.add(ComparedField.MRR);
        }
        if (!one.sold().equals(other.sold())) {
            fields.add(ComparedField.SOLD);
        }
        if (!one.managed().equals(other.managed())) {
            fields.add(ComparedField.MANAGED);
        }
        if (!apps.isEmpty()) {
            fields.add(ComparedField.APPS);
        }
        if (!one.creditedPoints().equals(other.creditedPoints())) {
            fields.add(ComparedField.POINTS);
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new PortalDifference(first, second, fields, apps));
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
