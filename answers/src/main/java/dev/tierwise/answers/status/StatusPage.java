package dev.tierwise.answers.status;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A status for people: the tiers, the figures, what is pending, what comes. */
final class StatusPage {

    private static final int MOST_PENDING = 10;
    private static final int MOST_DEADLINES = 10;

    private final StatusDocument status;
    private final Page page;
    private final Words words;

    StatusPage(StatusDocument status, Page page) {
        this.status = status;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(status.partner(), words.header(status.asOf()), words.superseded());
        tiers();
        figures();
        pending();
        next();
        deadlines();
        remarks();
    }

    private void tiers() throws IOException {
        Grid grid = new Grid();
        grid.columns(List.of(Cell.of(""), Cell.of(words.say("column.tier")), Cell.of("")));
        grid.row(Cell.of(words.say("tier.credited")), held(status.credited().tier()), Cell.of(credited()));
        grid.row(
                Cell.of(words.say("tier.live")),
                held(status.live().tier()),
                Cell.of(words.say("status.live", words.day(status.refreshedOn()))));
        page.table(grid);
    }

    private Cell held(HeldTier tier) {
        boolean good = tier.settled() && tier.atLeast() != null;
        return Cell.of(words.shouted(tier), good ? Style.TITLE_GOOD : Style.TITLE_WARN);
    }

    /** Since when, and how long at least: until the next mid-month day, if that is still to come. */
    private String credited() {
        @Nullable Kept held = status.credited().held();
        LocalDate until = held == null ? status.nextTier() : held.until();
        return words.say(
                until.isAfter(status.asOf()) ? "status.credited" : "status.credited.due",
                words.day(status.credited().since()),
                words.day(until),
                words.late("", status.credited().late()));
    }

    private void figures() throws IOException {
        Grid grid = new Grid();
        grid.columns(List.of(
                Cell.of(""),
                Cell.right(words.say("column.value")),
                Cell.right(words.say("column.portals")),
                Cell.of("")));
        status.metrics().forEach((metric, measured) -> {
            if (measured instanceof Measured.Figure number) {
                grid.row(
                        Cell.of(words.metric(metric)),
                        Cell.right(words.figures(metric, number.value())),
                        Cell.right(words.portals(number).orElse("")),
                        Cell.of(age(metric)));
            } else if (measured instanceof Measured.Status state) {
                grid.row(
                        Cell.of(words.metric(metric)),
                        Cell.right(words.status(metric, state), Style.of(state.state())),
                        Cell.of(""),
                        Cell.of(age(metric)));
            }
        });
        page.table(grid);
    }

    private String age(MetricId metric) {
        StatusDocument.@Nullable Published published = status.published().get(metric);
        return published == null
                ? age("status.as-of", status.refreshedOn())
                : words.late(age("status.report", published.reportDay()), status.reportLate());
    }

    /** A day, and how long ago that is when the question was asked. */
    private String age(String key, LocalDate day) {
        String text = words.say(key, words.day(day));
        long days = status.asOf().toEpochDay() - day.toEpochDay();
        return days == 0 ? text : text + ", " + words.count("age", days);
    }

    private void pending() throws IOException {
        if (status.pending().isEmpty()) {
            return;
        }
        page.topic(
                words.say(
                        "status.pending",
                        words.count("portals", status.pending().size()),
                        words.day(status.pending().get(0).countsFrom())),
                Optional.empty());
        Grid grid = new Grid(1);
        grid.columns(List.of(
                Cell.of(words.say("column.portal")),
                Cell.of(words.say("column.name")),
                Cell.right(words.say("column.mrr"))));
        for (StatusDocument.Pending portal : status.pending()
                .subList(0, Math.min(MOST_PENDING, status.pending().size()))) {
            grid.row(
                    Cell.of(portal.id()),
                    Cell.of(words.nameOrDash(portal.name())),
                    Cell.right(words.mrr(portal.mrr()), portal.mrr().isExact() ? Style.PLAIN : Style.WARN));
        }
        details(grid, status.pending().size() - MOST_PENDING);
    }

    /** What comes, day by day. */
    private void next() throws IOException {
        Map<LocalDate, List<String>> byDay = new TreeMap<>();
        for (StatusDocument.Due due : status.next()) {
            byDay.computeIfAbsent(due.due(), day -> new ArrayList<>()).add(variable(due));
        }
        page.topic(words.say("status.next"), Optional.empty());
        Grid grid = byDay();
        byDay.forEach((day, variables) -> {
            long days = day.toEpochDay() - status.asOf().toEpochDay();
            grid.row(
                    Cell.right(words.day(day)),
                    days < 0 ? Cell.of(words.count("overdue", -days), Style.WARN) : Cell.of(words.distance(days)),
                    Cell.of(String.join(", ", variables)));
        });
        details(grid, 0);
    }

    private String variable(StatusDocument.Due due) {
        return due.metric() == null ? words.say("variable." + due.variable()) : words.metric(due.metric());
    }

    /** What of the agency's own ends when. */
    private void deadlines() throws IOException {
        List<DatedEvent> all = status.deadlines();
        if (all.isEmpty()) {
            return;
        }
        page.topic(words.say("status.deadlines"), Optional.empty());
        Grid grid = byDay();
        for (DatedEvent deadline : all.subList(0, Math.min(MOST_DEADLINES, all.size()))) {
            grid.row(
                    Cell.right(words.day(deadline.day())),
                    Cell.of(words.distance(
                            deadline.day().toEpochDay() - status.asOf().toEpochDay())),
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
        if (status.credited().held() != null) {
            remarks.add(words.kept(status.credited().tier(), status.credited().held()));
        }
        if (status.credited().late() || status.reportLate()) {
            remarks.add(words.say("late.explained"));
        }
        if (status.next().stream().anyMatch(due -> due.due().isBefore(status.asOf()))) {
            remarks.add(words.say("overdue.advice"));
        }
        page.list(remarks);
    }
}
