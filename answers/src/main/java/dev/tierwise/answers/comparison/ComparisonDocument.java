package dev.tierwise.answers.comparison;

import dev.tierwise.answers.document.AppsUsed;
import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.CountVerdict;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/comparison/1}: the same facts under several programmes. What stands in {@code under} has an entry for each programme,
 * in the order of {@code programmes}.
 *
 * @param partner    the partner's name
 * @param asOf       the day, in the partner's time zone
 * @param programmes the answer under each programme
 * @param rules      the rules that differ
 * @param apps       the apps that do not count under all
 * @param portals    the portals that do not come to the same under all
 * @param problems   what was ignored or could not be read
 */
public record ComparisonDocument(
        String partner,
        LocalDate asOf,
        List<Under> programmes,
        List<ComparedRule> rules,
        List<App> apps,
        List<Portal> portals,
        List<ReportedProblem> problems)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/comparison/1";
    }

    @Override
    public Rules programmeRules() {
        return programmes.get(0).programmeRules();
    }

    /**
     * The answer under a programme.
     *
     * @param programme      its id
     * @param tier           the tier that is held
     * @param metrics        what each metric came to
     * @param next           the tier to reach next; null if the highest is held
     * @param assumptions    what is assumed
     * @param unknown        the unknown facts that widen the answer
     * @param programmeRules what the rules call things
     */
    public record Under(
            String programme,
            HeldTier tier,
            Map<MetricId, Measured> metrics,
            @Nullable NextTierStatus next,
            List<StatedAssumption> assumptions,
            List<UnknownFact> unknown,
            Rules programmeRules) {

        /** How the next tier's requirement of a metric stands; empty if it has none. */
        Optional<Criterion> criterion(MetricId metric) {
            return next == null
                    ? Optional.empty()
                    : next.criteria().stream()
                            .filter(criterion -> criterion.metric().equals(metric))
                            .findFirst();
        }
    }

    /**
     * An app.
     *
     * @param app   its id
     * @param under whether it counts; null where no app does
     * @param name  as people know it
     */
    public record App(String app, List<@Nullable Boolean> under, Label name) {}

    /**
     * A portal.
     *
     * @param id      as HubSpot knows it
     * @param name    as people know it; null if unknown
     * @param differs in what it differs
     * @param under   what it comes to; null where it is not listed
     */
    public record Portal(String id, @Nullable String name, List<Difference> differs, List<@Nullable Standing> under) {}

    /**
     * What a portal comes to.
     *
     * @param mrr     its MRR in the programme's currency
     * @param sold    whether it counts as sold
     * @param managed whether it counts as managed
     * @param apps    the apps that it used
     * @param points  its points; left out where none are counted
     */
    public record Standing(
            Range mrr,
            CountVerdict sold,
            CountVerdict managed,
            AppsUsed apps,
            @LeftOutIfNull @Nullable PointsCredited points) {

        static Standing of(PortalAssessment assessment) {
            AssessedPortal portal = AssessedPortal.of(assessment);
            return new Standing(portal.mrr(), portal.sold(), portal.managed(), portal.apps(), portal.points());
        }
    }

    /** In what a portal can differ. */
    public enum Difference {
        NAME,
        MRR,
        SOLD,
        MANAGED,
        APPS,
        POINTS
    }

    /** Every metric that one of the programmes looks at. */
    List<MetricId> metrics() {
        return programmes.stream()
                .flatMap(programme -> programme.programmeRules().metrics().stream())
                .distinct()
                .toList();
    }
}
