package dev.tierwise.answers.comparison;

import dev.tierwise.answers.changes.ChangedPortal;
import dev.tierwise.answers.comparison.ComparisonDocument.Difference;
import dev.tierwise.answers.document.AppsUsed;
import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.CountVerdict;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/snapshot-comparison/1}: two snapshots under one programme. A difference is what the second has more than the first;
 * null where either is not exact.
 *
 * @param programme      the id of the programme
 * @param first          the first snapshot
 * @param second         the second snapshot
 * @param metrics        what each metric came to in both
 * @param portals        the portals that differ
 * @param programmeRules what the rules call things
 */
public record SnapshotComparisonDocument(
        String programme,
        Side first,
        Side second,
        Map<MetricId, Compared> metrics,
        List<Portal> portals,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/snapshot-comparison/1";
    }

    /**
     * A snapshot.
     *
     * @param sources     what it was read from
     * @param partner     the partner's name
     * @param asOf        its day, in the partner's time zone
     * @param tier        the tier that is held
     * @param assumptions what is assumed
     * @param problems    what was ignored or could not be read
     * @param unknown     the unknown facts that widen the answer
     */
    public record Side(
            List<String> sources,
            String partner,
            LocalDate asOf,
            HeldTier tier,
            List<StatedAssumption> assumptions,
            List<ReportedProblem> problems,
            List<UnknownFact> unknown) {}

    /** What a metric came to in both; a yes or a no has no difference, and a metric of the partner's no portals. */
    public sealed interface Compared {

        /** In the first snapshot. */
        Measured first();

        /** In the second snapshot. */
        Measured second();

        /** The portals behind the difference, the largest effect first; null of a metric that is the partner's. */
        @Nullable List<Contribution> portals();
    }

    /**
     * A number.
     *
     * @param first      in the first snapshot
     * @param second     in the second snapshot
     * @param difference by how much they differ
     * @param portals    the portals behind it
     */
    public record ComparedFigure(
            Measured first,
            Measured second,
            @Nullable BigDecimal difference,
            @LeftOutIfNull @Nullable List<Contribution> portals)
            implements Compared {}

    /**
     * A yes or a no.
     *
     * @param first  in the first snapshot
     * @param second in the second snapshot
     */
    public record ComparedStatus(Measured first, Measured second) implements Compared {

        @Override
        public @Nullable List<Contribution> portals() {
            return null;
        }
    }

    /**
     * What a portal adds to a figure.
     *
     * @param id         as HubSpot knows it
     * @param name       as people know it; null if unknown
     * @param first      what it adds in the first snapshot
     * @param second     what it adds in the second snapshot
     * @param difference by how much they differ
     * @param change     what became of its part
     * @param reason     why, as the second snapshot says
     */
    public record Contribution(
            String id,
            @Nullable String name,
            ChangedPortal.Part first,
            ChangedPortal.Part second,
            @Nullable BigDecimal difference,
            ChangedPortal.Kind change,
            String reason) {}

    /** Which snapshots list a portal. */
    public enum Listed {
        /** Only the second. */
        NEW,
        /** Only the first. */
        GONE,
        /** Both. */
        CHANGED
    }

    /**
     * A portal that differs.
     *
     * @param id      as HubSpot knows it
     * @param name    as people know it; null if unknown
     * @param change  which snapshots list it
     * @param differs in what it differs
     * @param first   what it comes to in the first snapshot; null if that does not list it
     * @param second  what it comes to in the second snapshot; null if that does not list it
     * @param apps    the apps that it uses in one of them only
     */
    public record Portal(
            String id,
            @Nullable String name,
            Listed change,
            List<Difference> differs,
            @Nullable Standing first,
            @Nullable Standing second,
            Apps apps) {}

    /**
     * What a portal comes to.
     *
     * @param name    as people know it; null if unknown
     * @param mrr     its MRR in the programme's currency
     * @param sold    whether it counts as sold
     * @param managed whether it counts as managed
     * @param apps    the apps that it used
     * @param points  its points; left out where none are counted
     */
    public record Standing(
            @Nullable String name,
            Range mrr,
            CountVerdict sold,
            CountVerdict managed,
            AppsUsed apps,
            @LeftOutIfNull @Nullable PointsCredited points) {

        static Standing of(PortalAssessment assessment) {
            AssessedPortal portal = AssessedPortal.of(assessment);
            return new Standing(
                    portal.name(), portal.mrr(), portal.sold(), portal.managed(), portal.apps(), portal.points());
        }
    }

    /**
     * Apps that are used in one snapshot only.
     *
     * @param added   in the second
     * @param removed in the first
     * @param unclear of which it is unknown in one of them
     */
    public record Apps(List<String> added, List<String> removed, List<String> unclear) {}

    boolean isOfOnePartner() {
        return first.partner().equals(second.partner());
    }

    /** Whether nothing differs. */
    boolean isOfOneContent() {
        return portals.isEmpty()
                && first.tier().equals(second.tier())
                && metrics.values().stream()
                        .allMatch(metric -> metric.first().equals(metric.second())
                                && Objects.requireNonNullElse(metric.portals(), List.of())
                                        .isEmpty());
    }
}
