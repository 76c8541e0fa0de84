package dev.tierwise.answers.status;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.lookahead.ForecastAnswer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Due;
import dev.tierwise.application.schedule.Variable;
import dev.tierwise.application.status.PendingPortal;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the ledger says of a day: the credited and the live tier, the published figures, what is pending, what comes. */
public final class StatusAnswer {

    private static final String SCHEMA = "tierwise/status/1";
    private static final int MOST_PENDING = 10;
    private static final int MOST_DEADLINES = 10;

    /** What a monthly report publishes; everything else is that of the refreshed day. */
    private static final Set<MetricId> REPORTED =
            Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS);

    private StatusAnswer() {}

    /** A status, in every format that it has. */
    public static Answer of(StatusReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.history().programme(), page -> new Sheet(report, page.words(), page).write());
    }

    private record Document(JsonAnswer answer, JsonGenerator json, StatusReport report) {

        void write() throws IOException {
            json.writeStringField("programme", report.history().programme().id());
            json.writeStringField("partner", report.history().partner());
            json.writeStringField("asOf", report.asOf().toString());
            json.writeStringField("refreshedOn", report.refreshed().day().toString());
            answer.tiers(report);
            published();
            pending();
            next();
            answer.metrics(
                    report.refreshed().figures(), report.history().programme().currency());
            ForecastAnswer.events(answer, "deadlines", report.history().programme(), report.deadlines());
        }

        private void published() throws IOException {
            json.writeObjectFieldStart("published");
            for (Map.Entry<MetricId, Measurement> figure :
                    report.refreshed().figures().entrySet()) {
                if (REPORTED.contains(figure.getKey())) {
                    json.writeObjectFieldStart(figure.getKey().value());
                    answer.measurement(
                            figure.getKey(),
                            figure.getValue(),
                            report.history().programme().currency());
                    json.writeStringField("reportDay", report.published().day().toString());
                    json.writeEndObject();
                }
            }
            json.writeEndObject();
        }

        private void pending() throws IOException {
            json.writeArrayFieldStart("pending");
            for (PendingPortal portal : report.pending()) {
                json.writeStartObject();
                json.writeStringField("id", portal.id());
                answer.field("name", portal.name());
                answer.interval("mrr", Unit.MONEY, portal.mrr());
                json.writeStringField("countsFrom", portal.countsFrom().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void next() throws IOException {
            json.writeArrayFieldStart("next");
            for (Due due : report.next()) {
                json.writeStartObject();
                json.writeStringField("variable", MachineForm.code(due.variable()));
                json.writeStringField("due", due.day().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private record Sheet(StatusReport report, Words words, Page page) {

        void write() throws IOException {
            page.heading(
                    words.foreign(report.history().partner()),
                    words.header(report.asOf()),
                    words.superseded(report.asOf()));
            tiers();
            figures();
            pending();
            next();
            deadlines();
            remarks();
        }

        private void tiers() throws IOException {
            RecordedDay refreshed = report.refreshed();
            Grid grid = new Grid();
            grid.columns(List.of(Cell.of(""), Cell.of(words.say("column.tier")), Cell.of("")));
            grid.row(
                    Cell.of(words.say("tier.credited")),
                    held(report.credited().tier()),
                    Cell.of(words.late(credited(), report.credited().late())));
            grid.row(
                    Cell.of(words.say("tier.live")),
                    held(refreshed.live()),
                    Cell.of(words.say("status.live", words.day(refreshed.day()))));
            page.table(grid);
        }

        private Cell held(TierRange tier) {
            boolean good = tier.settled() && tier.atLeast().isPresent();
            return Cell.of(words.held(tier), good ? Style.TITLE_GOOD : Style.TITLE_WARN);
        }

        /** Since when, and how long at least: until the next mid-month day, if that is still to come. */
        private String credited() {
            LocalDate until = due(Variable.TIER);
            return until.isAfter(report.asOf())
                    ? words.say("status.credited", words.day(report.since()), words.day(until))
                    : words.say("status.credited.due", words.day(report.since()), words.day(until));
        }

        private LocalDate due(Variable variable) {
            return report.next().stream()
                    .filter(due -> due.variable() == variable)
                    .findFirst()
                    .orElseThrow()
                    .day();
        }

        private void figures() throws IOException {
            Grid grid = new Grid();
            grid.columns(List.of(
                    Cell.of(""),
                    Cell.right(words.say("column.value")),
                    Cell.right(words.say("column.portals")),
                    Cell.of("")));
            String asOf = age("status.as-of", report.refreshed().day());
            String reported = words.late(
                    age("status.report", report.published().day()),
                    report.published().late());
            for (Map.Entry<MetricId, Measurement> entry :
                    report.refreshed().figures().entrySet()) {
                MetricId metric = entry.getKey();
                if (entry.getValue() instanceof Measurement.Numeric number) {
                    grid.row(
                            Cell.of(words.metric(metric)),
                            Cell.right(words.figures(metric, number.value())),
                            Cell.right(words.portals(number).orElse("")),
                            Cell.of(REPORTED.contains(metric) ? reported : asOf));
                } else if (entry.getValue() instanceof Measurement.Status status) {
                    State state = status.state();
                    grid.row(
                            Cell.of(words.metric(metric)),
                            Cell.right(words.state(state), Style.of(state)),
                            Cell.of(""),
                            Cell.of(asOf));
                }
            }
            page.table(grid);
        }

        /** A day, and how long ago that is when the question was asked. */
        private String age(String key, LocalDate day) {
            String text = words.say(key, words.day(day));
            long days = report.asOf().toEpochDay() - day.toEpochDay();
            return days == 0 ? text : text + ", " + words.count("age", days);
        }

        private void pending() throws IOException {
            if (report.pending().isEmpty()) {
                return;
            }
            page.topic(
                    words.say(
                            "status.pending",
                            words.count("portals", report.pending().size()),
                            words.day(report.pending().get(0).countsFrom())),
                    Optional.empty());
            Grid grid = new Grid(1);
            grid.columns(List.of(
                    Cell.of(words.say("column.portal")),
                    Cell.of(words.say("column.name")),
                    Cell.right(words.say("column.mrr"))));
            for (PendingPortal portal : report.pending()
                    .subList(0, Math.min(MOST_PENDING, report.pending().size()))) {
                grid.row(
                        Cell.of(words.foreign(portal.id())),
                        Cell.of(words.portalName(portal.name())
                                .orElseGet(() -> words.typeface().dash())),
                        Cell.right(words.mrr(portal.mrr()), portal.mrr().isExact() ? Style.PLAIN : Style.WARN));
            }
            details(grid, report.pending().size() - MOST_PENDING);
        }

        /** What comes, day by day. */
        private void next() throws IOException {
            Map<LocalDate, List<String>> byDay = new TreeMap<>();
            for (Due due : report.next()) {
                byDay.computeIfAbsent(due.day(), day -> new ArrayList<>()).add(words.variable(due.variable()));
            }
            page.topic(words.say("status.next"), Optional.empty());
            Grid grid = byDay();
            byDay.forEach((day, variables) -> {
                long days = day.toEpochDay() - report.asOf().toEpochDay();
                grid.row(
                        Cell.right(words.day(day)),
                        days < 0 ? Cell.of(words.count("overdue", -days), Style.WARN) : Cell.of(words.distance(days)),
                        Cell.of(String.join(", ", variables)));
            });
            details(grid, 0);
        }

        /** What of the agency's own ends when. */
        private void deadlines() throws IOException {
            List<ForecastEvent> all = report.deadlines();
            if (all.isEmpty()) {
                return;
            }
            page.topic(words.say("status.deadlines"), Optional.empty());
            Grid grid = byDay();
            for (ForecastEvent deadline : all.subList(0, Math.min(MOST_DEADLINES, all.size()))) {
                grid.row(
                        Cell.right(words.day(deadline.day())),
                        Cell.of(words.distance(
                                deadline.day().toEpochDay() - report.asOf().toEpochDay())),
                        Cell.of(words.deadline(deadline)));
            }
            details(grid, all.size() - MOST_DEADLINES);
        }

        /** A table of what comes when. */
        private Grid byDay() {
            Grid grid = new Grid();
            grid.columns(List.of(
                    Cell.right(words.say("column.day")),
                    Cell.of(words.say("column.when")),
                    Cell.of(words.say("column.what"))));
            return grid;
        }

        private void details(Grid grid, int more) throws IOException {
            Page details = page.details();
            details.table(grid);
            if (more > 0) {
                details.paragraph(words.say("more.json", Integer.toString(more)));
            }
        }

        private void remarks() throws IOException {
            List<String> remarks = new ArrayList<>();
            if (report.credited().late() || report.published().late()) {
                remarks.add(words.say("late.explained"));
            }
            if (report.next().stream().anyMatch(due -> due.day().isBefore(report.asOf()))) {
                remarks.add(words.say("overdue.advice"));
            }
            page.list(remarks);
        }
    }
}
