package dev.tierwise.answers.report;

import dev.tierwise.answers.history.HistoryDevelopments;
import dev.tierwise.answers.history.HistoryDocument;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.html.TrendChart;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the partner got here. */
record HistorySection(Sheet sheet) {

    void write() throws IOException {
        sheet.section("history", sheet.say("report.history"));
        @Nullable HistoryDocument history = sheet.report().history();
        if (history == null || history.days().isEmpty()) {
            sheet.lead(sheet.say("report.history.none"));
        } else if (history.days().size() == 1) {
            sheet.lead(sheet.say(
                    "report.history.begun",
                    sheet.words().day(history.days().get(0).day())));
        } else {
            draw(history);
        }
        sheet.end();
    }

    private void draw(HistoryDocument history) throws IOException {
        List<HistoryDocument.Day> days = history.days();
        LocalDate first = Objects.requireNonNullElse(history.from(), days.get(0).day());
        LocalDate last = Objects.requireNonNullElse(
                history.to(), days.get(days.size() - 1).day());
        sheet.lead(sheet.say(
                "report.history.lead",
                sheet.words().day(first),
                sheet.words().day(last),
                sheet.words().number(BigDecimal.valueOf(days.size()))));
        List<Development> developments = new HistoryDevelopments(history, sheet.words()).all();
        sheet.table(
                sheet.say("report.history.figures"),
                "mt hist",
                Sheet.Column.text(sheet.say("html.figure")),
                Sheet.Column.text(
                        sheet.words().briefDay(first) + " – " + sheet.words().briefDay(last)),
                Sheet.Column.figures(sheet.say("history.last")),
                Sheet.Column.text(sheet.say("html.between")));
        for (Development development : developments) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", development.label(), "scope", "row", "role", "rowheader");
            sheet.html().open("td", "role", "cell");
            new TrendChart(development, first, last).draw(sheet.chart());
            sheet.html().close();
            sheet.cell(development.last(), "num");
            sheet.cell(development.range(), "");
            sheet.html().close("tr").line();
        }
        sheet.endTable();
        if (developments.stream().anyMatch(Development::isOpen)) {
            sheet.note(sheet.say("html.band"));
        }
    }
}
