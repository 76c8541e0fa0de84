package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A forecast for people: what becomes of the tier, update by update, and what changes the figures. */
final class ForecastPage {

    private static final int MOST_EVENTS = 60;

    private final ForecastDocument forecast;
    private final Page page;
    private final Words words;

    ForecastPage(ForecastDocument forecast, Page page) {
        this.forecast = forecast;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(forecast.partner(), words.header(forecast.asOf()), words.superseded());
        Outcome outcome = new Outcome(words, forecast.outlook());
        page.news(outcome.style(), outcome.news());
        Optional<String> later = outcome.laterNews();
        if (later.isPresent()) {
            page.news(Style.BAD, later.get());
        }
        page.paragraph(
                words.say("forecast.today", words.tier(forecast.credited().tier())) + " " + outcome.basis());
        if (forecast.credited().held() != null) {
            page.paragraph(
                    words.kept(forecast.credited().tier(), forecast.credited().held()));
        }
        months(outcome);
        events();
        List<String> statements = new ArrayList<>(List.of(words.say("forecast.assumed")));
        statements.addAll(words.assumed(forecast.assumptions()));
        page.list(statements);
    }

    private void months(Outcome outcome) throws IOException {
        Grid grid = new Grid();
        List<Cell> head = new ArrayList<>(List.of(
                Cell.of(words.say("forecast.update"), Style.BOLD), Cell.of(words.say("column.tier"), Style.BOLD)));
        Set<MetricId> metrics = ComingUpdate.metrics(forecast.months());
        metrics.forEach(metric -> head.add(Cell.right(words.column(metric), Style.BOLD)));
        boolean anyNote = forecast.months().stream()
                .anyMatch(month -> !outcome.note(month).isEmpty());
        if (anyNote) {
            head.add(Cell.of(""));
        }
        grid.row(head);
        for (ComingUpdate month : forecast.months()) {
            List<Cell> row = new ArrayList<>(
                    List.of(Cell.of(words.day(month.day())), Cell.of(words.tier(month.tier()), Outcome.style(month))));
            for (MetricId metric : metrics) {
                Measured measured = month.metrics().get(metric);
                row.add(Cell.right(measured == null ? words.typeface().dash() : words.measured(metric, measured)));
            }
            if (anyNote) {
                row.add(Cell.of(outcome.note(month), Outcome.style(month)));
            }
            grid.row(row);
        }
        page.table(grid);
    }

    private void events() throws IOException {
        List<DatedEvent> events = forecast.events();
        if (events.isEmpty()) {
            return;
        }
        page.section(words.say("forecast.events"));
        page.table(EventTable.grid(
                words,
                forecast.programmeRules().countPoints(),
                events.subList(0, Math.min(MOST_EVENTS, events.size()))));
        if (events.size() > MOST_EVENTS) {
            page.paragraph(words.say("more.json", words.number(BigDecimal.valueOf(events.size() - MOST_EVENTS))));
        }
    }
}
