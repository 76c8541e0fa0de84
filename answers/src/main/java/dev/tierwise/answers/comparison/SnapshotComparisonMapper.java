package dev.tierwise.answers.comparison;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.changes.ChangedPortal;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Apps;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Compared;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.ComparedFigure;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.ComparedStatus;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Contribution;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Listed;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Portal;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Side;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.compare.PortalDifference;
import dev.tierwise.application.compare.SnapshotComparison;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the document of two snapshots under one programme. */
public final class SnapshotComparisonMapper {

    public static final AnswerKind<SnapshotComparisonDocument> KIND = AnswerKind.of(
            "snapshot-comparison",
            SnapshotComparisonDocument.class,
            (document, page) -> new SnapshotComparisonPage(document, page).draw());

    private SnapshotComparisonMapper() {}

    public static Answer<SnapshotComparisonDocument> of(SnapshotComparison comparison) {
        return KIND.of(new SnapshotComparisonDocument(
                comparison.programme().id(),
                side(comparison.first()),
                side(comparison.second()),
                metrics(comparison),
                comparison.portals().stream()
                        .map(SnapshotComparisonMapper::portal)
                        .toList(),
                Rules.of(
                        comparison.programme(),
                        comparison.second().report().snapshot().day())));
    }

    private static Side side(SnapshotComparison.Side side) {
        EvaluationAnswer answer = side.report();
        return new Side(
                side.sources(),
                answer.snapshot().partner().name(),
                answer.snapshot().day(),
                HeldTier.of(TierRange.of(answer.evaluation().answer())),
                StatedAssumption.all(answer.assumptions()),
                ReportedProblem.all(
                        answer.problems(),
                        List.of(answer.programme()),
                        answer.snapshot().day()),
                UnknownFact.all(answer));
    }

    private static Map<MetricId, Compared> metrics(SnapshotComparison comparison) {
        Map<MetricId, Measured> second = Measured.all(comparison.second().report());
        Map<MetricId, Compared> metrics = new LinkedHashMap<>();
        Measured.all(comparison.first().report()).forEach((metric, first) -> {
            Measured other = Objects.requireNonNull(second.get(metric));
            metrics.put(
                    metric,
                    first instanceof Measured.Figure
                            ? new ComparedFigure(
                                    first,
                                    other,
                                    comparison
                                            .difference(metric)
                                            .map(difference -> Range.number(
                                                    Metrics.get(metric).unit(), difference))
                                            .orElse(null),
                                    contributions(comparison, metric))
                            : new ComparedStatus(first, other));
        });
        return Collections.unmodifiableMap(metrics);
    }

    private static @Nullable List<Contribution> contributions(SnapshotComparison comparison, MetricId metric) {
        @Nullable List<PortalChange> changes = comparison.contributions().get(metric);
        Unit unit = Metrics.get(metric).unit();
        return changes == null
                ? null
                : changes.stream().map(change -> contribution(change, unit)).toList();
    }

    private static Contribution contribution(PortalChange change, Unit unit) {
        Interval from = change.from().amount();
        Interval to = change.to().amount();
        return new Contribution(
                change.id(),
                change.name().orElse(null),
                ChangedPortal.Part.of(change.from(), unit),
                ChangedPortal.Part.of(change.to(), unit),
                from.isExact() && to.isExact() ? Range.number(unit, to.low().subtract(from.low())) : null,
                ChangedPortal.Kind.valueOf(change.kind().name()),
                MachineForm.code(change.reason()));
    }

    private static Portal portal(PortalDifference portal) {
        return new Portal(
                portal.id(),
                portal.name().orElse(null),
                Listed.valueOf(portal.kind().name()),
                ComparisonMapper.differences(portal.fields()),
                portal.first().map(SnapshotComparisonDocument.Standing::of).orElse(null),
                portal.second().map(SnapshotComparisonDocument.Standing::of).orElse(null),
                new Apps(
                        portal.apps().added(),
                        portal.apps().removed(),
                        portal.apps().unclear()));
    }
}
