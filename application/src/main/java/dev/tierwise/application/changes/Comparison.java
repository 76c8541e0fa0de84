package dev.tierwise.application.changes;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The portals of two days, or of two snapshots, side by side. */
public final class Comparison {

    private final Map<String, PortalStanding> before = new LinkedHashMap<>();
    private final Map<MetricId, Side> sides = new LinkedHashMap<>();

    /** Compares what portals add to the figures of a programme. */
    public Comparison(Programme programme) {
        for (MetricId metric : programme.metrics()) {
            side(metric).ifPresent(side -> sides.put(metric, side));
        }
    }

    private static Optional<Side> side(MetricId metric) {
        if (metric.equals(MetricId.SOLD_MRR)) {
            return Optional.of(new Side(Contribution::toSoldMrr, Reasons::ofSoldMrr, false));
        }
        if (metric.equals(MetricId.MANAGED_MRR)) {
            return Optional.of(new Side(Contribution::toManagedMrr, Reasons::ofManagedMrr, false));
        }
        if (metric.equals(MetricId.MEDIAN_APP_USAGE)) {
            return Optional.of(new Side(Contribution::toAppUsage, Reasons::ofAppUsage, true));
        }
        return MetricId.POINTS.contains(metric)
                ? Optional.of(new Side(
                        portal -> Contribution.toPoints(metric, portal),
                        (before, after) -> Reasons.ofPoints(metric, before, after),
                        false))
                : Optional.empty();
    }

    /** Takes note of how a portal stood; those of the earlier day come first. */
    public void before(PortalStanding portal) {
        before.put(portal.id(), portal);
    }

    /** Compares how a portal stands with how it stood. */
    public void after(PortalStanding portal) {
        Optional<PortalStanding> earlier = Optional.ofNullable(before.remove(portal.id()));
        sides.values().forEach(side -> side.compare(earlier, Optional.of(portal)));
    }

    /**
     * The portals that add something else to a figure than before, the largest effect first; for each metric that is made
     * of portals, in the programme's order. To be asked for once, after all portals.
     */
    public Map<MetricId, List<PortalChange>> result() {
        before.values()
                .forEach(portal -> sides.values().forEach(side -> side.compare(Optional.of(portal), Optional.empty())));
        before.clear();
        Map<MetricId, List<PortalChange>> result = new LinkedHashMap<>();
        sides.forEach((metric, side) -> result.put(
                metric, side.changes.stream().sorted(PortalChange.BY_EFFECT).toList()));
        return result;
    }

    /** Says why a portal adds something else than before, for one that does. */
    @FunctionalInterface
    private interface Why {
        ChangeReason of(Optional<PortalStanding> before, Optional<PortalStanding> after);
    }

    /** One figure on both days. */
    private static final class Side {

        private final Function<Optional<PortalStanding>, Contribution> contribution;
        private final Why why;
        private final boolean apps;
        private final List<PortalChange> changes = new ArrayList<>();

        Side(Function<Optional<PortalStanding>, Contribution> contribution, Why why, boolean apps) {
            this.contribution = contribution;
            this.why = why;
            this.apps = apps;
        }

        void compare(Optional<PortalStanding> before, Optional<PortalStanding> after) {
            Contribution from = contribution.apply(before);
            Contribution to = contribution.apply(after);
            AppChanges changed = apps && !from.isNone() && !to.isNone()
                    ? AppChanges.between(before.orElseThrow(), after.orElseThrow())
                    : AppChanges.NONE;
            if (!from.isLike(to) || !changed.isEmpty()) {
                PortalStanding portal = after.or(() -> before).orElseThrow();
                changes.add(new PortalChange(
                        portal.id(),
                        portal.name().or(() -> before.flatMap(PortalStanding::name)),
                        why.of(before, after),
                        from,
                        to,
                        changed));
            }
        }
    }
}
