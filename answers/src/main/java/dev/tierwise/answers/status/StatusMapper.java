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
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes the document of a status: what the ledger says of a day. */
public final class StatusMapper {

    public static final AnswerKind<StatusDocument> KIND =
            AnswerKind.of("status", StatusDocument.class, (document, page) -> new StatusPage(document, page).draw());

    /** What a monthly report publishes; everything else is that of the refreshed day. */
    static final Set<MetricId> REPORTED = Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS);

    private StatusMapper() {}

    public static Answer<StatusDocument> of(StatusAnswer answer) {
        Programme programme = answer.history().programme();
        return KIND.of(new StatusDocument(
                programme.id(),
                answer.history().partner(),
                answer.asOf(),
                answer.refreshed().day(),
                StatusDocument.Credited.of(answer),
                Holding.of(answer.refreshed().live()),
                published(answer),
                answer.pending().stream()
                        .map(portal -> new StatusDocument.Pending(
                                portal.id(),
                                portal.name().orElse(null),
                                Range.of(Unit.MONEY, portal.mrr()),
                                portal.countsFrom()))
                        .toList(),
                answer.next().stream()
                        .map(due -> new StatusDocument.Due(
                                MachineForm.code(due.variable()),
                                due.day(),
                                due.variable().metric().orElse(null)))
                        .toList(),
                Measured.all(answer.refreshed().figures(), programme.currency()),
                DatedEvent.all(answer.deadlines(), programme),
                answer.published().late(),
                Rules.of(programme, answer.asOf())));
    }

    private static Map<MetricId, Published> published(StatusAnswer answer) {
        Map<MetricId, Published> published = new LinkedHashMap<>();
        Measured.all(answer.refreshed().figures(), answer.history().programme().currency())
                .forEach((metric, measured) -> {
                    if (REPORTED.contains(metric) && measured instanceof Measured.Figure figure) {
                        published.put(
                                metric,
                                new Published(
                                        figure.low(),
                                        figure.high(),
                                        figure.unit(),
                                        figure.portals(),
                                        answer.published().day()));
                    }
                });
        return Collections.unmodifiableMap(published);
    }
}
