package dev.tierwise.answers.changes;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.status.StatusDocument.Credited;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is different between two days of a history, and which portals are behind it. */
public final class ChangesAnswer {

    public static final AnswerKind<ChangesDocument> KIND = AnswerKind.of(
                    "changes", ChangesDocument.class, (document, page) -> new ChangesPage(document, page).draw())
            .withRows(document -> Optional.of(ChangesRows.of(document)));

    private ChangesAnswer() {}

    public static Answer<ChangesDocument> of(ChangesReport report) {
        Programme programme = report.to().history().programme();
        return KIND.of(new ChangesDocument(
                programme.id(),
                report.to().history().partner(),
                day(report.from()),
                day(report.to()),
                changes(report, programme.currency()),
                Rules.of(programme, report.to().asOf())));
    }

    private static ChangesDocument.Day day(StatusReport status) {
        return new ChangesDocument.Day(
                status.asOf(),
                status.refreshed().day(),
                Credited.of(status),
                Holding.of(status.refreshed().live()));
    }

    private static Map<MetricId, ChangesDocument.Change> changes(ChangesReport report, String currency) {
        Map<MetricId, ChangesDocument.Change> changes = new LinkedHashMap<>();
        for (MetricId metric : report.to().refreshed().figures().keySet()) {
            @Nullable List<PortalChange> portals = report.portals().get(metric);
            changes.put(
                    metric,
                    new ChangesDocument.Change(
                            measured(report.from(), metric, currency),
                            measured(report.to(), metric, currency),
                            portals == null
                                    ? null
                                    : portals.stream()
                                            .map(portal -> ChangedPortal.of(portal, metric))
                                            .toList()));
        }
        return Collections.unmodifiableMap(changes);
    }

    private static @Nullable Measured measured(StatusReport status, MetricId metric, String currency) {
        @Nullable Measurement measurement = status.refreshed().figures().get(metric);
        return measurement == null ? null : Measured.of(metric, measurement, currency);
    }
}
