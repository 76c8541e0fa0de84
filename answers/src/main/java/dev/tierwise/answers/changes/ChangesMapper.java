package dev.tierwise.answers.changes;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.status.StatusDocument.Credited;
import dev.tierwise.application.changes.ChangesAnswer;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the document of changes: what is different between two days of a history, and which portals are behind it. */
public final class ChangesMapper {

    public static final AnswerKind<ChangesDocument> KIND = AnswerKind.of(
                    "changes", ChangesDocument.class, (document, page) -> new ChangesPage(document, page).draw())
            .withRows(document -> Optional.of(ChangesRows.of(document)));

    private ChangesMapper() {}

    public static Answer<ChangesDocument> of(ChangesAnswer answer) {
        Programme programme = answer.to().history().programme();
        Programme before = answer.from().history().programme();
        return KIND.of(new ChangesDocument(
                programme.id(),
                answer.to().history().partner(),
                day(answer.from()),
                day(answer.to()),
                changes(answer, programme.currency()),
                Rules.of(programme, answer.to().asOf()),
                before.hasSameRules(programme) ? null : new Named(before.id(), before.label())));
    }

    private static ChangesDocument.Day day(StatusAnswer status) {
        return new ChangesDocument.Day(
                status.asOf(),
                status.refreshed().day(),
                Credited.of(status),
                Holding.of(status.refreshed().live()));
    }

    private static Map<MetricId, ChangesDocument.Change> changes(ChangesAnswer answer, String currency) {
        Map<MetricId, ChangesDocument.Change> changes = new LinkedHashMap<>();
        for (MetricId metric : answer.to().refreshed().figures().keySet()) {
            @Nullable List<PortalChange> portals = answer.portals().get(metric);
            changes.put(
                    metric,
                    new ChangesDocument.Change(
                            measured(answer.from(), metric, currency),
                            measured(answer.to(), metric, currency),
                            portals == null
                                    ? null
                                    : portals.stream()
                                            .map(portal -> ChangedPortal.of(portal, metric))
                                            .toList()));
        }
        return Collections.unmodifiableMap(changes);
    }

    private static @Nullable Measured measured(StatusAnswer status, MetricId metric, String currency) {
        @Nullable Measurement measurement = status.refreshed().figures().get(metric);
        return measurement == null ? null : Measured.of(metric, measurement, currency);
    }
}
