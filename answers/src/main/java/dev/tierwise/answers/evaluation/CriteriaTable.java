package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.text.Bar;
import dev.tierwise.answers.page.text.Paper;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.CriterionResult;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One line per metric: its value, how far that is towards the tier that is measured, and what is missing. */
final class CriteriaTable {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int LONGEST_BAR = 22;
    private static final int SHORTEST_BAR = 8;
    private static final int EXPIRES_SOON_DAYS = 60;

    private final EvaluationReport report;
    private final NextTier standing;
    private final Words words;
    private final Paper paper;
    private final String measured;

    CriteriaTable(EvaluationReport report, NextTier standing, Words words, Paper paper) {
        this.report = report;
        this.standing = standing;
        this.words = words;
        this.paper = paper;
        this.measured = words.tier(standing.measured().tier());
    }

    /**
     * @param bar     empty where nothing can be measured against
     * @param percent how long the bar is in words
     * @param note    what is missing or required
     * @param brief   the same in fewer words
     */
    private record Row(
            String label, String value, Style style, Optional<Bar> bar, String percent, String note, String brief) {}

    void write() throws IOException {
        List<Row> rows = report.evaluation().measurements().entrySet().stream()
                .map(this::row)
                .toList();
        int label = widest(rows, Row::label);
        int value = widest(rows, Row::value);
        int percent = widest(rows, Row::percent);
        int figures = value + GAP.length() + (percent == 0 ? 0 : 1 + percent + GAP.length());
        int besideLabel = paper.columns() - INDENT.length() - label - GAP.length() - figures;
        int belowLabel = paper.columns() - 2 * INDENT.length() - figures;
        for (Arrangement arrangement : List.of(
                new Arrangement(true, Row::note, besideLabel, percent > 0),
                new Arrangement(true, Row::brief, besideLabel, percent > 0),
                new Arrangement(false, Row::note, belowLabel, percent > 0),
                new Arrangement(false, Row::brief, belowLabel, percent > 0))) {
            int bar = arrangement.bar(rows);
            if (bar >= 0) {
                for (Row row : rows) {
                    write(row, arrangement, label, value, bar, percent);
                }
                return;
            }
        }
        for (Row row : rows) {
            writeNarrow(row, value, Math.min(LONGEST_BAR, belowLabel), percent);
        }
    }

    /** A way to place the cells of a row: label beside or above the rest, long or short notes at the end. */
    private final class Arrangement {

        private final boolean oneLine;
        private final Function<Row, String> note;
        private final int room;
        private final boolean bars;

        /** @param room what is left for bar and note */
        Arrangement(boolean oneLine, Function<Row, String> note, int room, boolean bars) {
            this.oneLine = oneLine;
            this.note = note;
            this.room = room;
            this.bars = bars;
        }

        /** The length of the bars, or -1 if the notes do not fit. */
        int bar(List<Row> rows) {
            int afterBar = 0;
            int instead = 0;
            for (Row row : rows) {
                int width = paper.typeface().width(note.apply(row));
                if (row.bar().isPresent()) {
                    afterBar = Math.max(afterBar, width);
                } else {
                    instead = Math.max(instead, width);
                }
            }
            int bar = bars ? Math.min(LONGEST_BAR, room - afterBar) : 0;
            return (bars && bar < SHORTEST_BAR) || instead > room ? -1 : bar;
        }
    }

    private void write(Row row, Arrangement arrangement, int label, int value, int bar, int percent)
            throws IOException {
        StringBuilder line = new StringBuilder(INDENT);
        if (arrangement.oneLine) {
            line.append(paper.typeface().left(row.label(), label)).append(GAP);
        } else {
            paper.wrapped(INDENT, row.label());
            line.append(INDENT);
        }
        line.append(value(row, value)).append(GAP);
        row.bar()
                .ifPresent(drawn -> line.append(drawn.draw(paper, bar))
                        .append(' ')
                        .append(paper.typeface().right(row.percent(), percent))
                        .append(GAP));
        paper.line(line.append(arrangement.note.apply(row)).toString());
    }

    private void writeNarrow(Row row, int value, int bar, int percent) throws IOException {
        paper.wrapped(INDENT, row.label());
        String start = INDENT + INDENT + value(row, value);
        if (row.bar().isPresent() && bar >= SHORTEST_BAR) {
            String length = paper.typeface().right(row.percent(), percent);
            paper.line(start + GAP + row.bar().get().draw(paper, bar) + " " + length);
        } else {
            int room = paper.columns() - 2 * INDENT.length() - value - GAP.length();
            if (paper.typeface().width(row.note()) <= room) {
                paper.line(start + GAP + row.note());
                return;
            }
            paper.line(start);
        }
        paper.wrapped(INDENT + INDENT, row.note());
    }

    private String value(Row row, int columns) {
        return " ".repeat(columns - paper.typeface().width(row.value())) + paper.paint(row.style(), row.value());
    }

    private int widest(List<Row> rows, Function<Row, String> cell) {
        return rows.stream().map(cell).mapToInt(paper.typeface()::width).max().orElse(0);
    }

    private Row row(Map.Entry<MetricId, Measurement> entry) {
        MetricId metric = entry.getKey();
        Optional<CriterionResult> criterion = standing.criterion(metric);
        if (entry.getValue() instanceof Measurement.Numeric number) {
            return figure(metric, number, criterion);
        }
        State state = ((Measurement.Status) entry.getValue()).state();
        return metric.equals(MetricId.CERTIFICATION)
                ? certification(state, criterion)
                : status(metric, state, criterion);
    }

    private Row figure(MetricId metric, Measurement.Numeric number, Optional<CriterionResult> criterion) {
        String value = words.figures(metric, number.value());
        String portals = words.portals(number).map(count -> ", " + count).orElse("");
        if (criterion.isPresent()
                && criterion.get().required().isPresent()
                && criterion.get().shortfall().isPresent()) {
            Interval required = criterion.get().required().get();
            boolean met = criterion.get().state() == State.MET;
            String brief = met
                    ? words.say("required", words.required(metric, required))
                    : words.missing(metric, criterion.get().shortfall().get());
            String note = met ? brief : words.say("missing.for", brief, measured);
            return new Row(
                    words.metric(metric),
                    value,
                    Style.of(criterion.get().state()),
                    Optional.of(new Bar(number.value(), required)),
                    words.percent(number.value(), required),
                    note + portals,
                    brief + portals);
        }
        String note = words.say("required.not", measured) + portals;
        return new Row(words.metric(metric), value, Style.PLAIN, Optional.empty(), "", note, note);
    }

    private Row certification(State state, Optional<CriterionResult> criterion) {
        LocalDate day = report.snapshot().day();
        CertificationStatus certification = CertificationStatus.of(state, report);
        List<String> notes = new ArrayList<>();
        words.certificationDates(certification, day).ifPresent(notes::add);
        demand(state, criterion).ifPresent(notes::add);
        String note = String.join(", ", notes);
        return new Row(
                words.metric(MetricId.CERTIFICATION),
                words.certification(certification),
                style(certification, day),
                Optional.empty(),
                "",
                note,
                note);
    }

    private Row status(MetricId metric, State state, Optional<CriterionResult> criterion) {
        String note = demand(state, criterion).orElse("");
        return new Row(
                words.metric(metric),
                words.status(metric, state, report),
                Style.of(state),
                Optional.empty(),
                "",
                note,
                note);
    }

    /** That something is required which is not there, or that it is not required. */
    private Optional<String> demand(State state, Optional<CriterionResult> criterion) {
        if (criterion.isEmpty()) {
            return Optional.of(words.say("required.not", measured));
        }
        return state == State.MET ? Optional.empty() : Optional.of(words.say("required.for", measured));
    }

    private static Style style(CertificationStatus certification, LocalDate day) {
        if (certification instanceof CertificationStatus.Valid valid) {
            LocalDate soon = day.plusDays(EXPIRES_SOON_DAYS);
            return valid.until().filter(last -> !last.isAfter(soon)).isPresent() ? Style.WARN : Style.GOOD;
        }
        return certification instanceof CertificationStatus.Unknown ? Style.WARN : Style.BAD;
    }
}
