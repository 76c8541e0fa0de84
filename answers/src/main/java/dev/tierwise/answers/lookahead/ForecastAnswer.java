package dev.tierwise.answers.lookahead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.forecast.ForecastMonth;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.forecast.TierLoss;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Programme;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tiers to come, and what is behind each change. */
public final class ForecastAnswer {

    private static final String SCHEMA = "tierwise/forecast/1";

    private ForecastAnswer() {}

    /** A forecast, in every format that it has. */
    public static Answer of(ForecastReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.today().programme(), page -> new Sheet(report, page).write())
                .rows(options -> ForecastRows.of(report));
    }

    private record Document(JsonAnswer answer, JsonGenerator json, ForecastReport report) {

        void write() throws IOException {
            answer.subject(report.today());
            json.writeArrayFieldStart("months");
            for (ForecastMonth month : report.months()) {
                json.writeStartObject();
                json.writeStringField("day", month.day().toString());
                month(answer, report, month);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("credited");
            answer.tier(report.credited());
            json.writeEndObject();
            loss("firstLoss", report.firstLoss());
            answer.field("ledgerOf", report.fromLedger().map(LocalDate::toString));
            answer.assumptions(report.today().assumptions());
            answer.problems(
                    report.today().problems(),
                    List.of(report.today().programme()),
                    report.today().snapshot().day());
            json.writeStringField("through", report.through().toString());
            events(answer, "eventsAfter", report.today().programme(), report.afterwards());
            loss("firstCertainLoss", report.firstCertainLoss());
        }

        private void loss(String name, Optional<TierLoss> loss) throws IOException {
            if (loss.isEmpty()) {
                json.writeNullField(name);
                return;
            }
            json.writeObjectFieldStart(name);
            json.writeStringField("day", loss.get().day().toString());
            json.writeStringField("tier", loss.get().tier().id());
            json.writeBooleanField("certain", loss.get().certain());
            json.writeEndObject();
        }
    }

    /** The members that say what a month brings, but its day. */
    public static void month(JsonAnswer answer, ForecastReport report, ForecastMonth month) throws IOException {
        answer.tier(month.tier());
        answer.metrics(
                month.evaluation().measurements(), report.today().programme().currency());
        events(answer, "events", report.today().programme(), month.events());
    }

    /** The member that says what changes. */
    public static void events(JsonAnswer answer, String name, Programme programme, List<ForecastEvent> events)
            throws IOException {
        JsonGenerator json = answer.json();
        json.writeArrayFieldStart(name);
        for (ForecastEvent event : events) {
            json.writeStartObject();
            json.writeStringField("day", event.day().toString());
            json.writeStringField("event", MachineForm.code(event.kind()));
            answer.portal("portal", event.portal());
            answer.field("amount", event.amount().map(amount -> MachineForm.number(unit(programme), amount)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** What the amounts of events are. */
    public static Unit unit(Programme programme) {
        return programme.pointRules().isPresent() ? Unit.POINTS : Unit.MONEY;
    }

    private record Sheet(ForecastReport report, Page page) {

        private static final int MOST_EVENTS = 60;

        void write() throws IOException {
            Words words = page.words();
            page.heading(
                    words.foreign(report.today().snapshot().partner().name()),
                    words.header(report.today().snapshot().day()),
                    words.superseded(report.today().snapshot().day()));
            Outcome outcome = new Outcome(words, report);
            page.news(outcome.style(), outcome.news());
            Optional<String> later = outcome.laterNews();
            if (later.isPresent()) {
                page.news(Style.BAD, later.get());
            }
            page.paragraph(words.say("forecast.today", words.tier(report.credited())) + " " + outcome.basis());
            months(words, outcome);
            events(words);
            page.list(List.of(
                    words.say("forecast.assumed"),
                    words.say(
                            "assumed",
                            String.join(
                                    "; ",
                                    report.today().assumptions().stream()
                                            .map(words::assumption)
                                            .toList()))));
        }

        private void months(Words words, Outcome outcome) throws IOException {
            Grid grid = new Grid();
            List<Cell> head = new ArrayList<>(List.of(
                    Cell.of(words.say("forecast.update"), Style.BOLD), Cell.of(words.say("column.tier"), Style.BOLD)));
            report.months()
                    .get(0)
                    .evaluation()
                    .measurements()
                    .forEach((metric, measurement) -> head.add(new Cell(words.column(metric), Style.BOLD, true)));
            List<String> notes = IntStream.range(0, report.months().size())
                    .mapToObj(outcome::note)
                    .toList();
            boolean anyNote = notes.stream().anyMatch(note -> !note.isEmpty());
            if (anyNote) {
                head.add(Cell.of(""));
            }
            grid.row(head);
            for (int i = 0; i < report.months().size(); i++) {
                ForecastMonth month = report.months().get(i);
                List<Cell> row = new ArrayList<>(
                        List.of(Cell.of(words.day(month.day())), Cell.of(words.tier(month.tier()), outcome.style(i))));
                month.evaluation()
                        .measurements()
                        .forEach((metric, measurement) -> row.add(Cell.right(words.measured(metric, measurement))));
                if (anyNote) {
                    row.add(Cell.of(notes.get(i), outcome.style(i)));
                }
                grid.row(row);
            }
            page.table(grid);
        }

        private void events(Words words) throws IOException {
            List<ForecastEvent> events = Stream.concat(
                            report.months().stream().flatMap(month -> month.events().stream()),
                            report.afterwards().stream())
                    .toList();
            if (events.isEmpty()) {
                return;
            }
            page.section(words.say("forecast.events"));
            page.table(grid(
                    words, unit(report.today().programme()), events.subList(0, Math.min(MOST_EVENTS, events.size()))));
            if (events.size() > MOST_EVENTS) {
                page.paragraph(words.say("more.json", words.number(BigDecimal.valueOf(events.size() - MOST_EVENTS))));
            }
        }
    }

    /** A row for each event, below a head. */
    public static Grid grid(Words words, Unit unit, List<ForecastEvent> events) {
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.day"), Style.BOLD),
                Cell.of(words.say("column.portal"), Style.BOLD),
                new Cell(words.say("forecast.amount"), Style.BOLD, true),
                Cell.of(words.say("forecast.event"), Style.BOLD));
        for (ForecastEvent event : events) {
            grid.row(
                    Cell.of(words.day(event.day())),
                    Cell.of(event.portal().map(portal -> name(words, portal)).orElse("")),
                    Cell.right(event.amount()
                            .map(amount -> words.signed(unit, amount))
                            .orElseGet(() -> event.portal().isPresent() ? words.say("unknown") : "")),
                    Cell.of(what(words, unit, event)));
        }
        return grid;
    }

    private static String what(Words words, Unit unit, ForecastEvent event) {
        return event.kind() == ForecastEvent.Kind.SOLD_EXPIRES && unit == Unit.POINTS
                ? words.say("forecast.points-expire")
                : words.say("forecast.event." + MachineForm.code(event.kind()));
    }

    private static String name(Words words, PortalName portal) {
        return words.portalName(portal.name()).orElseGet(() -> words.foreign(portal.id()));
    }
}
