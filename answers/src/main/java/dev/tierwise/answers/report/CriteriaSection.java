package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.lookahead.ComingUpdate;
import dev.tierwise.answers.page.html.Chart;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why not the next tier: a track for each criterion, then what each tier asks for. */
final class CriteriaSection {

    private static final double BAR = 14;
    private static final int MONTHS_AHEAD = 12;

    private final Sheet sheet;
    private final Chart chart;
    private final EvaluationDocument evaluation;
    private boolean stepped;
    private boolean hatched;
    private boolean published;

    CriteriaSection(Sheet sheet) {
        this.sheet = sheet;
        this.chart = sheet.chart();
        this.evaluation = sheet.report().evaluation();
    }

    void write() throws IOException {
        sheet.section("criteria", sheet.say("report.criteria"));
        sheet.lead(lead());
        sheet.html().open("div", "class", "tracks").line();
        for (MetricId metric : asked()) {
            track(metric);
        }
        sheet.html().close("div").line();
        key();
        if (stepped) {
            sheet.note(sheet.say("report.scale"));
        }
        matrix();
        sheet.end();
    }

    /** The metrics that some tier asks for. */
    private List<MetricId> asked() {
        return evaluation.metrics().keySet().stream()
                .filter(metric -> evaluation.tiers().stream()
                        .anyMatch(tier -> criterion(tier, metric).isPresent()))
                .toList();
    }

    private static Optional<Criterion> criterion(TierStatus tier, MetricId metric) {
        return tier.criteria().stream()
                .filter(criterion -> criterion.metric().equals(metric))
                .findFirst();
    }

    private String lead() {
        @Nullable String certain = evaluation.tier().atLeast();
        String reached = certain == null
                ? sheet.say("report.criteria.none")
                : sheet.say("report.criteria.reached", sheet.words().tier(certain));
        if (evaluation.next() == null) {
            return reached;
        }
        String lacks = sheet.lacks(evaluation.next().criteria());
        return lacks.isEmpty()
                ? reached
                : reached + " "
                        + sheet.say(
                                "report.criteria.missing",
                                sheet.words().tier(evaluation.next().tier()),
                                lacks);
    }

    private void track(MetricId metric) throws IOException {
        Measured measured = evaluation.metrics().get(metric);
        sheet.html().open("div").open("div");
        sheet.html().element("h3", sheet.words().metric(metric));
        if (measured instanceof Measured.Figure figure) {
            sheet.html().element("p", sheet.words().figures(metric, figure.value()), "class", "v");
            Optional<String> portals = sheet.words().portals(figure);
            if (portals.isPresent()) {
                sheet.html().element("p", portals.get(), "class", "quiet say");
            }
            sheet.html().close().open("div");
            figure(metric, figure.value());
        } else if (measured instanceof Measured.Status status) {
            sheet.html().element("p", sheet.words().status(metric, status), "class", "v");
            if (status instanceof Measured.Certification certification) {
                Optional<String> dates = sheet.words().certificationDates(certification, evaluation.asOf());
                if (dates.isPresent()) {
                    sheet.html().element("p", dates.get(), "class", "quiet say");
                }
                sheet.html().close().open("div");
                certification(certification);
            } else {
                sheet.html().close().open("div");
            }
        }
        sheet.html().close().open("div", "class", "say");
        says(metric);
        sheet.html().close("div").close("div").line();
    }

    private void figure(MetricId metric, Interval value) throws IOException {
        TierLadder ladder = TierLadder.of(metric, evaluation.tiers());
        if (ladder.isFlat()) {
            flat(metric, value, ladder.steps().get(0));
        } else if (!ladder.steps().isEmpty()) {
            steps(metric, value, ladder);
        }
    }

    private void steps(MetricId metric, Interval value, TierLadder ladder) throws IOException {
        stepped = true;
        StatusDocument.@Nullable Published before = before(metric, value);
        double top = before == null ? 4 : 18;
        List<String> tiers = new ArrayList<>();
        for (TierLadder.Step step : ladder.steps()) {
            tiers.add(tiers(step) + " " + sheet.brief(metric, step.value()));
        }
        chart.begin(
                (int) top + 52,
                sheet.words().metric(metric),
                sheet.say("report.scale.about", sheet.words().figures(metric, value), sheet.and(tiers)));
        bar(
                ladder.position(value.low()),
                value.high().map(ladder::position).orElse(1.0),
                top,
                value.high().isEmpty());
        for (TierLadder.Step step : ladder.steps()) {
            double x = ladder.position(step.value());
            chart.line(x, top - 1, x, top + BAR + 1, "spaper w2");
            chart.line(x, top - 3, x, top + BAR + 5, "sink w1");
        }
        if (before != null) {
            published = true;
            double x = ladder.position(before.low());
            chart.pointer(x, top + 1);
            chart.text(
                    x,
                    top - 8,
                    5,
                    (x > 0.4 ? "e " : "") + "ti",
                    sheet.say(
                            "report.published",
                            sheet.words().dayOfYear(before.reportDay()),
                            published(metric, before)));
        }
        for (TierLadder.Step step : ladder.steps()) {
            double x = ladder.position(step.value());
            chart.text(
                    x, top + BAR + 17, 0, "m" + (step.state() == State.UNMET ? "" : " ti"), mark(step) + tiers(step));
            chart.text(x, top + BAR + 31, 0, "m", sheet.brief(metric, step.value()));
        }
        chart.end();
    }

    private String published(MetricId metric, StatusDocument.Published before) {
        Interval value = new Interval(before.low(), Optional.ofNullable(before.high()));
        return value.isExact()
                ? sheet.brief(metric, before.low())
                : sheet.words().figures(metric, value);
    }

    /** The bar of a value: solid as far as it is certain, hatched as far as it is possible. */
    private void bar(double low, double high, double top, boolean unbounded) throws IOException {
        chart.rect(0, top, 1, BAR, "ftrack").rect(0, top, low, BAR, "facc");
        if (high > low) {
            hatched = true;
            chart.hatched(low, top + 0.5, high - low, BAR - 1, "sacc w1");
        }
        if (unbounded) {
            chart.text(1, top + BAR - 3, 4, "ti", "→");
        }
    }

    private static String mark(TierLadder.Step step) {
        return switch (step.state()) {
            case MET -> "✓ ";
            case UNDETERMINED -> "? ";
            case UNMET -> "";
        };
    }

    private String tiers(TierLadder.Step step) {
        return sheet.words().tiers(step.tiers());
    }

    /** The published figure that the credited tier rests on, if it is another one than today's. */
    private StatusDocument.@Nullable Published before(MetricId metric, Interval value) {
        StatusDocument.@Nullable Published before = sheet.report().published().get(metric);
        return before == null || before.low().compareTo(value.low()) == 0 ? null : before;
    }

    /** A figure of which every tier asks for the same: a linear scale. */
    private void flat(MetricId metric, Interval value, TierLadder.Step step) throws IOException {
        double most = most(metric, value, step.value());
        double need = step.value().doubleValue() / most;
        chart.begin(
                46,
                sheet.words().metric(metric),
                sheet.say(
                        "report.flat.about",
                        sheet.words().figures(metric, value),
                        sheet.words().figure(metric, step.value())));
        bar(
                Math.min(1, value.low().doubleValue() / most),
                value.high().map(high -> Math.min(1, high.doubleValue() / most)).orElse(1.0),
                4,
                value.high().isEmpty());
        chart.line(need, 3, need, 4 + BAR + 1, "spaper w2");
        chart.line(need, 1, need, 4 + BAR + 5, "sink w1");
        chart.text(
                need,
                4 + BAR + 17,
                need > 0.6 ? 4 : -4,
                (need > 0.6 ? "e " : "") + "ti",
                mark(step) + sheet.say("report.flat.need", sheet.words().figure(metric, step.value()), asking(step)));
        if (Metrics.get(metric).unit() == Unit.APPS) {
            chart.text(1, 4 + BAR + 17, 0, "e wide", sheet.words().count("changes.apps", (long) most));
        }
        chart.end();
    }

    private String asking(TierLadder.Step step) {
        return step.tiers().size() == evaluation.tiers().size() ? sheet.say("report.every-tier") : tiers(step);
    }

    private double most(MetricId metric, Interval value, BigDecimal asked) {
        if (Metrics.get(metric).unit() == Unit.APPS) {
            return Math.max(1, sheet.report().programmeRules().apps().size());
        }
        double high = value.high().orElse(value.low()).doubleValue();
        return Math.max(1, Math.max(high, asked.doubleValue() * 1.5));
    }

    /** A year from today, with a tick for every update of the tier. */
    private void certification(Measured.Certification certification) throws IOException {
        LocalDate today = evaluation.asOf();
        LocalDate last = today.plusMonths(MONTHS_AHEAD);
        chart.begin(
                46,
                sheet.words().metric(MetricId.CERTIFICATION),
                sheet.words().status(MetricId.CERTIFICATION, certification));
        chart.rect(0, 4, 1, BAR, "ftrack");
        @Nullable LocalDate until = certification.validUntil();
        double end = until == null ? 1 : share(today, until, last);
        if (certification.state() == State.MET) {
            chart.rect(0, 4, end, BAR, "facc");
        } else if (certification.state() == State.UNDETERMINED) {
            hatched = true;
            chart.hatched(0, 4.5, 1, BAR - 1, "sacc w1");
        }
        for (ComingUpdate update : sheet.report().forecast().months()) {
            double x = share(today, update.day(), last);
            if (x < 1) {
                chart.line(x, 4, x, 4 + BAR, "spaper w2");
                chart.line(x, 6, x, 4 + BAR + 3, "sline2 w1");
            }
        }
        if (certification.state() == State.MET && until != null && end < 1) {
            chart.text(
                    end,
                    4 + BAR + 17,
                    end > 0.4 ? 2 : -2,
                    (end > 0.4 ? "e " : "") + "ti",
                    sheet.say("report.until", sheet.words().dayOfYear(until)));
        }
        if (end < 0.7 || end == 1) {
            chart.text(1, 4 + BAR + 17, 0, "e", sheet.words().briefDay(last));
        }
        chart.end();
    }

    private static double share(LocalDate first, LocalDate day, LocalDate last) {
        double days = ChronoUnit.DAYS.between(first, last);
        return Math.min(1, Math.max(0, ChronoUnit.DAYS.between(first, day) / days));
    }

    /** What the criterion is enough for, and what is missing for the next tier. */
    private void says(MetricId metric) throws IOException {
        @Nullable String enough = null;
        boolean all = true;
        List<TierStatus> open = new ArrayList<>();
        for (TierStatus tier : evaluation.tiers()) {
            Optional<Criterion> criterion = criterion(tier, metric);
            if (criterion.isEmpty() || criterion.get().state() == State.MET) {
                enough = open.isEmpty() ? tier.tier() : enough;
            } else {
                all = false;
                open.add(tier);
            }
        }
        if (all) {
            sheet.statement("p", "ok", "✓", sheet.say("report.enough.all"));
            if (metric.equals(MetricId.CERTIFICATION)) {
                ends();
            }
            return;
        }
        if (enough != null) {
            sheet.statement(
                    "p", "ok", "✓", sheet.say("report.enough", sheet.words().tier(enough)));
        }
        says(metric, open);
    }

    /** The first update that the certification does not reach. */
    private void ends() throws IOException {
        for (ComingUpdate update : sheet.report().forecast().months()) {
            if (update.metrics().get(MetricId.CERTIFICATION) instanceof Measured.Status status
                    && status.state() == State.UNMET) {
                sheet.statement(
                        "p",
                        "no",
                        "✗",
                        sheet.say("report.certification.ends", sheet.words().day(update.day())));
                return;
            }
        }
    }

    /** Of the tiers that are not certain the first one and, if that is only open, the first one that is out. */
    private void says(MetricId metric, List<TierStatus> open) throws IOException {
        for (TierStatus tier : open) {
            Criterion criterion = criterion(tier, metric).orElseThrow();
            if (criterion.state() == State.UNMET) {
                sheet.statement("p", "no", "✗", lacking(metric, criterion, tier.tier()));
                return;
            }
            if (tier.equals(open.get(0))) {
                sheet.statement("p", "qq", "?", lacking(metric, criterion, tier.tier()));
            }
        }
    }

    private String lacking(MetricId metric, Criterion criterion, String tier) {
        String name = sheet.words().tier(tier);
        if (criterion.missing().isEmpty()) {
            return sheet.say(criterion.state() == State.UNMET ? "report.lacking.state" : "report.open.state", name);
        }
        Interval missing = criterion.missing().get();
        return criterion.state() == State.UNMET
                ? sheet.say("report.lacking", sheet.words().shortfall(metric, missing), name)
                : sheet.say(
                        "report.open",
                        sheet.words()
                                .shortfall(
                                        metric, Interval.exactly(missing.high().orElseThrow())),
                        name);
    }

    private void key() throws IOException {
        if (!hatched && !published) {
            return;
        }
        sheet.html().open("ul", "class", "key");
        sheet.html().open("li");
        chart.sign(18, 10).rect(0, 0, 1, 10, "facc").end();
        sheet.html().text(sheet.say("report.certain")).close();
        if (hatched) {
            sheet.html().open("li");
            chart.sign(18, 10).hatched(0, 0, 1, 10, "sacc w1").end();
            sheet.html().text(sheet.say("report.possible")).close();
        }
        if (published) {
            sheet.html().element("li", "▼ " + sheet.say("report.published.about"));
        }
        sheet.html().close("ul").line();
    }

    private void matrix() throws IOException {
        List<MetricId> metrics = asked();
        List<Sheet.Column> columns = new ArrayList<>(List.of(Sheet.Column.text(sheet.say("column.tier"))));
        metrics.forEach(metric -> columns.add(Sheet.Column.text(sheet.words().column(metric))));
        sheet.scrolling(sheet.say("report.matrix"));
        sheet.table(sheet.say("report.matrix"), "mt matrix", columns.toArray(new Sheet.Column[0]));
        for (TierStatus tier : evaluation.tiers()) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", sheet.words().tier(tier.tier()), "scope", "row", "role", "rowheader");
            for (MetricId metric : metrics) {
                sheet.html().open("td", "role", "cell");
                Optional<Criterion> criterion = criterion(tier, metric);
                if (criterion.isPresent()) {
                    matrix(metric, criterion.get());
                } else {
                    sheet.html().text("–");
                }
                sheet.html().close();
            }
            sheet.html().close("tr").line();
        }
        sheet.endTable();
        sheet.html().close("div");
    }

    private void matrix(MetricId metric, Criterion criterion) throws IOException {
        sheet.html()
                .text(criterion
                        .demand()
                        .map(required -> sheet.words().required(metric, required))
                        .orElseGet(() -> sheet.words().needed(metric)));
        sheet.html().empty("br");
        String missing = criterion
                .missing()
                .filter(shortfall -> criterion.state() != State.MET)
                .map(shortfall -> sheet.words().missing(metric, shortfall))
                .orElseGet(() -> sheet.words().state(criterion.state()));
        switch (criterion.state()) {
            case MET -> sheet.statement("span", "ok", "✓", missing);
            case UNMET -> sheet.statement("span", "no", "✗", missing);
            case UNDETERMINED -> sheet.statement("span", "qq", "?", missing);
        }
    }
}
