package dev.tierwise.answers.status;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.status.StatusDocument.Published;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the ledger says of a day: the credited and the live tier, the published figures, what is pending, what comes. */
public final class StatusAnswer {

    public static final AnswerKind<StatusDocument> KIND =
            AnswerKind.of("status", StatusDocument.class, (document, page) -> new StatusPage(document, page).draw());

    /** What a monthly report publishes; everything else is that of the refreshed day. */
    static final Set<MetricId> REPORTED = Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS);

    private StatusAnswer() {}

    public static Answer<StatusDocument> of(StatusReport report) {
        Programme programme = report.history().programme();
        return KIND.of(new StatusDocument(
                programme.id(),
                report.history().partner(),
                report.asOf(),
                report.refreshed().day(),
                StatusDocument.Credited.of(report),
                Holding.of(report.refreshed().live()),
                published(report),
                report.pending().stream()
                        .map(portal -> new StatusDocument.Pending(
                                portal.id(),
                                portal.name().orElse(null),
                                Range.of(Unit.MONEY, portal.mrr()),
                                portal.countsFrom()))
                        .toList(),
                report.next().stream()
                        .map(due -> new StatusDocument.Due(
                                MachineForm.code(due.variable()),
                                due.day(),
                                due.variable().metric().orElse(null)))
                        .toList(),
                Measured.all(report.refreshed().figures(), programme.currency()),
                DatedEvent.all(report.deadlines(), programme),
                report.published().late(),
                Rules.of(programme, report.asOf())));
    }

    private static Map<MetricId, Published> published(StatusReport report) {
        Map<MetricId, Published> published = new LinkedHashMap<>();
        Measured.all(report.refreshed().figures(), report.history().programme().currency())
                .forEach((metric, measured) -> {
                    if (REPORTED.contains(metric) && measured instanceof Measured.Figure figure) {
                        published.put(
                                metric,
                                new Published(
                                        figure.low(),
                                        figure.high(),
                                        figure.unit(),
                                        figure.portals(),
                                        report.published().day()));
                    }
                });
        return Collections.unmodifiableMap(published);
    }
}
