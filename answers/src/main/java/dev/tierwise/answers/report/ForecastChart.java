package dev.tierwise.answers.report;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.lookahead.ComingUpdate;
import dev.tierwise.answers.lookahead.ForecastDocument;
import dev.tierwise.answers.lookahead.TierLost;
import dev.tierwise.answers.page.html.Chart;
import dev.tierwise.answers.status.StatusDocument;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tiers and the figures to come, over time: a band that says which tier is credited, and below it a panel for each figure, from zero, with
 * what the tiers ask for. Values change on the days of updates.
 */
final class ForecastChart {

    /** Figures that monthly reports fix; today's are not what is published. */
    private static final Set<MetricId> REPORTED =
            Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS);

    private static final Set<Unit> CHARTED = Set.of(Unit.MONEY, Unit.POINTS);
    private static final int ROW = 19;
    private static final int BAND_TOP = 36;
    private static final int PANEL = 128;
    private static final int PLOT_TOP = 36;
    private static final int AFTERWARDS = 16;
    private static final double CLOSE = 0.075;
    private static final double CLOSE_IN_PRINT = 0.13;
    private static final double LATE = 0.75;
    private static final double CLOSE_IF_NARROW = 0.3;
    private static final double CLOSE_IF_NARROW_AND_OPEN = 0.5;

    private final Sheet sheet;
    private final Chart chart;
    private final ForecastDocument forecast;
    private final RenewedCertification renewed;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<MetricId> figures;
    private final List<Named> tiers;
    private final LocalDate last;

    /** A time in which nothing changes. */
    private record Stretch(double from, double to, HeldTier tier, Optional<HeldTier> renewed) {}

    /** What a figure is from a place on. */
    private record Value(double from, double to, Interval value) {}

    ForecastChart(Sheet sheet) {
        this.sheet = sheet;
        this.chart = sheet.chart();
        this.forecast = sheet.report().forecast();
        this.renewed = new RenewedCertification(sheet.report().evaluation().tiers());
        this.tiers = sheet.report().programmeRules().tiers();
        List<ComingUpdate> months = forecast.months();
        this.last = months.get(months.size() - 1).day().plusDays(AFTERWARDS);
        this.figures = figures();
        stretches.add(new Stretch(0, x(months.get(0).day()), forecast.credited().tier(), Optional.empty()));
        for (int i = 0; i < months.size(); i++) {
            ComingUpdate month = months.get(i);
            stretches.add(new Stretch(x(month.day()), end(i), month.tier(), renewed.on(month)));
        }
    }

    /** The figures that tiers ask different amounts of. */
    private List<MetricId> figures() {
        return forecast.months().get(0).metrics().entrySet().stream()
                .filter(metric -> metric.getValue() instanceof Measured.Figure)
                .filter(metric -> CHARTED.contains(Metrics.get(metric.getKey()).unit()))
                .map(Map.Entry::getKey)
                .filter(metric -> !TierLadder.of(
                                metric, sheet.report().evaluation().tiers())
                        .steps()
                        .isEmpty())
                .toList();
    }

    /** Whether a renewed certification makes a difference. */
    boolean showsRenewed() {
        return stretches.stream().anyMatch(stretch -> stretch.renewed().isPresent());
    }

    boolean showsPossible() {
        return stretches.stream().anyMatch(stretch -> !stretch.tier().settled())
                || figures.stream()
                        .flatMap(metric -> values(metric).stream())
                        .anyMatch(value -> !value.value().isExact());
    }

    void draw() throws IOException {
        int height = bandBottom() + figures.size() * PANEL + 34;
        sheet.html().open("div", "class", "chart");
        chart.decoration(height, "fl");
        names();
        chart.end();
        chart.begin(height, sheet.say("report.forecast.chart"), description());
        axis(height);
        band();
        for (int i = 0; i < figures.size(); i++) {
            panel(figures.get(i), bandBottom() + i * PANEL);
        }
        loss(height);
        events();
        chart.end();
        sheet.html().close("div").line();
    }

    private int bandBottom() {
        return BAND_TOP + (tiers.size() + 1) * ROW;
    }

    private double x(LocalDate day) {
        double days = (double) last.toEpochDay() - forecast.asOf().toEpochDay();
        return Math.min(1, Math.max(0, (day.toEpochDay() - forecast.asOf().toEpochDay()) / days));
    }

    private double end(int month) {
        return month + 1 < forecast.months().size()
                ? x(forecast.months().get(month + 1).day())
                : 1;
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        parts.add(sheet.say(
                "report.forecast.today", sheet.words().span(forecast.credited().tier())));
        HeldTier before = forecast.credited().tier();
        for (ComingUpdate month : forecast.months()) {
            if (!month.tier().equals(before)) {
                parts.add(sheet.say(
                        "report.forecast.from",
                        sheet.words().day(month.day()),
                        sheet.words().span(month.tier())));
                before = month.tier();
            }
        }
        for (MetricId metric : figures) {
            List<Value> values = values(metric);
            parts.add(sheet.say(
                    "report.forecast.figure",
                    sheet.words().metric(metric),
                    sheet.words().figures(metric, values.get(0).value()),
                    sheet.words().figures(metric, values.get(values.size() - 1).value())));
        }
        return String.join(" ", parts);
    }

    /** The names of the rows and of what is asked for, left of the chart. */
    private void names() throws IOException {
        chart.text(1, 15, -8, "e", sheet.say("report.forecast.events"));
        for (int rank = -1; rank < tiers.size(); rank++) {
            String name = rank < 0
                    ? sheet.say("tier.none")
                    : sheet.words().tier(tiers.get(rank).id());
            chart.text(1, top(rank) + 13, -8, rank < 0 ? "e wide" : "e", name);
            if (rank < 0) {
                chart.text(1, top(rank) + 13, -8, "e slim", sheet.say("tier.none.brief"));
            }
        }
        for (int i = 0; i < figures.size(); i++) {
            MetricId metric = figures.get(i);
            int top = bandBottom() + i * PANEL;
            chart.text(0, top + 15, 0, "ti", sheet.words().metric(metric) + sheet.unit(metric));
            double free = top + PANEL - 4;
            chart.text(1, top + PANEL - 2, -8, "e", "0");
            for (TierLadder.Step step :
                    TierLadder.of(metric, sheet.report().evaluation().tiers()).steps()) {
                double y = y(metric, step.value().doubleValue(), top);
                if (step.value().doubleValue() <= highest(metric) && free - y >= 13) {
                    chart.text(
                            1,
                            y + 4,
                            -8,
                            "e wide",
                            sheet.words().tiers(step.tiers()) + " " + sheet.brief(metric, step.value()));
                    chart.text(1, y + 4, -8, "e slim", sheet.brief(metric, step.value()));
                    free = y;
                }
            }
        }
    }

    /** The top of the row of a tier; -1 is no tier. */
    private int top(int rank) {
        return BAND_TOP + (tiers.size() - 1 - rank) * ROW;
    }

    private void band() throws IOException {
        for (int rank = -1; rank <= tiers.size(); rank++) {
            chart.line(0, top(rank) + ROW, 1, top(rank) + ROW, "sline w1");
        }
        HeldTier before = new HeldTier(null, null, true);
        boolean first = true;
        for (Stretch stretch : joined()) {
            HeldTier tier = stretch.tier();
            tier(stretch);
            if (first || !tier.equals(before)) {
                tierName(stretch);
            }
            before = tier;
            first = false;
        }
        renewed();
    }

    /** Stretches with the same tier in one. */
    private List<Stretch> joined() {
        List<Stretch> joined = new ArrayList<>();
        for (Stretch stretch : stretches) {
            int end = joined.size() - 1;
            if (end >= 0
                    && joined.get(end).tier().equals(stretch.tier())
                    && joined.get(end).renewed().equals(stretch.renewed())) {
                Stretch longer = joined.get(end);
                joined.set(end, new Stretch(longer.from(), stretch.to(), longer.tier(), longer.renewed()));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }

    private void tier(Stretch stretch) throws IOException {
        int least = sheet.report().programmeRules().rank(stretch.tier().atLeast());
        int most = sheet.report().programmeRules().rank(stretch.tier().atMost());
        double width = stretch.to() - stretch.from();
        int tint = sheet.tint(stretch.tier().atLeast());
        chart.rect(stretch.from(), top(least) + 1, width, ROW - 2, "w15 ft" + tint + " st" + tint);
        if (most > least) {
            chart.band(
                    stretch.from(),
                    top(most) + 1,
                    width,
                    (most - least) * ROW - 1,
                    "w1 st" + sheet.tint(stretch.tier().atMost()));
        }
    }

    private void tierName(Stretch stretch) throws IOException {
        int least = sheet.report().programmeRules().rank(stretch.tier().atLeast());
        int most = sheet.report().programmeRules().rank(stretch.tier().atMost());
        double width = stretch.to() - stretch.from();
        boolean settled = stretch.tier().settled();
        boolean named = settled && stretch.from() < 0.5;
        boolean cramped = width < (named ? CLOSE_IN_PRINT : CLOSE_IF_NARROW_AND_OPEN);
        String narrow = cramped ? " wide" : "";
        String classes = "ti halo" + narrow + (width < (settled ? CLOSE_IN_PRINT : CLOSE_IF_NARROW) ? " tight" : "");
        if (stretch.tier().settled()) {
            chart.text(
                    stretch.from(), top(least) + 14, 5, classes, sheet.words().span(stretch.tier()));
        } else {
            chart.text(
                    stretch.from(),
                    top(least) + 14,
                    5,
                    classes,
                    least < 0
                            ? sheet.say("report.forecast.perhaps-none")
                            : sheet.say(
                                    "report.at-least",
                                    sheet.words().tierOrNone(stretch.tier().atLeast())));
            chart.text(
                    stretch.from(),
                    top(most) + 14,
                    5,
                    classes,
                    sheet.say(
                            "report.at-most",
                            sheet.words().tierOrNone(stretch.tier().atMost())));
        }
    }

    /** What would be credited if the certification were renewed, outlined. */
    private void renewed() throws IOException {
        @Nullable HeldTier before = null;
        for (Stretch stretch : joined()) {
            if (stretch.renewed().isEmpty()) {
                before = null;
                continue;
            }
            HeldTier tier = stretch.renewed().get();
            int least = sheet.report().programmeRules().rank(tier.atLeast());
            int most = sheet.report().programmeRules().rank(tier.atMost());
            chart.rect(
                    stretch.from(),
                    top(most) + 1.5,
                    stretch.to() - stretch.from(),
                    (most - least + 1) * ROW - 3.0,
                    "fnone sink w1 dash");
            if (!tier.equals(before)) {
                double width = stretch.to() - stretch.from();
                boolean wide = width > 0.45;
                // a name that begins late has no room to its right
                boolean late = stretch.from() > LATE;
                chart.text(
                        late ? stretch.to() : stretch.from(),
                        top(most) + 14,
                        late ? -5 : 5,
                        (wide || width < CLOSE_IF_NARROW ? "halo wide" : "halo") + (late ? " e" : ""),
                        wide
                                ? sheet.say(
                                        "report.forecast.if-renewed",
                                        sheet.words().span(tier))
                                : sheet.words().span(tier));
                if (wide) {
                    chart.text(
                            stretch.from(),
                            top(most) + 14,
                            5,
                            "halo slim",
                            sheet.words().span(tier));
                }
            }
            before = tier;
        }
    }

    private List<Value> values(MetricId metric) {
        List<Value> values = new ArrayList<>();
        double first = x(forecast.months().get(0).day());
        StatusDocument.@Nullable Published published =
                sheet.report().published().get(metric);
        if (published != null) {
            values.add(new Value(0, first, new Interval(published.low(), Optional.ofNullable(published.high()))));
        } else if (!REPORTED.contains(metric)
                && sheet.report().evaluation().metrics().get(metric) instanceof Measured.Figure today) {
            values.add(new Value(0, first, today.value()));
        }
        for (int i = 0; i < forecast.months().size(); i++) {
            if (forecast.months().get(i).metrics().get(metric) instanceof Measured.Figure figure) {
                Value next = new Value(x(forecast.months().get(i).day()), end(i), figure.value());
                int before = values.size() - 1;
                if (before >= 0 && isSame(values.get(before).value(), next.value())) {
                    values.set(before, new Value(values.get(before).from(), next.to(), next.value()));
                } else {
                    values.add(next);
                }
            }
        }
        return values;
    }

    private static boolean isSame(Interval one, Interval other) {
        return one.low().compareTo(other.low()) == 0
                && one.high().isPresent() == other.high().isPresent()
                && one.high().orElse(BigDecimal.ZERO).compareTo(other.high().orElse(BigDecimal.ZERO)) == 0;
    }

    /** The top of a panel: the highest value, or the next threshold above if that is not far. */
    private double highest(MetricId metric) {
        double most = values(metric).stream()
                .mapToDouble(value ->
                        value.value().high().orElse(value.value().low()).doubleValue())
                .max()
                .orElse(1);
        double above = TierLadder.of(metric, sheet.report().evaluation().tiers()).steps().stream()
                .mapToDouble(step -> step.value().doubleValue())
                .filter(threshold -> threshold >= most)
                .min()
                .orElse(most);
        boolean unbounded =
                values(metric).stream().anyMatch(value -> value.value().high().isEmpty());
        if (unbounded) {
            return Math.max(1, above > most ? above : most * 2);
        }
        return Math.max(1, above <= most * 1.5 || most <= 0 ? above : most);
    }

    private double y(MetricId metric, double value, int top) {
        double bottom = top + PANEL - 6.0;
        return bottom - value / highest(metric) * (bottom - top - PLOT_TOP);
    }

    private void panel(MetricId metric, int top) throws IOException {
        chart.line(0, y(metric, 0, top), 1, y(metric, 0, top), "sline2 w1");
        List<String> beyond = new ArrayList<>();
        for (TierLadder.Step step :
                TierLadder.of(metric, sheet.report().evaluation().tiers()).steps()) {
            double threshold = step.value().doubleValue();
            if (threshold <= highest(metric)) {
                double y = y(metric, threshold, top);
                chart.line(0, y, 1, y, "sline2 w1 dot");
            } else if (beyond.isEmpty()) {
                beyond.add("↑ " + sheet.words().tiers(step.tiers()) + " " + sheet.brief(metric, step.value()));
            }
        }
        if (!beyond.isEmpty()) {
            chart.text(1, top + 16, 0, "e wide", beyond.get(0));
        }
        List<Value> values = values(metric);
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            double low = y(metric, value.value().low().doubleValue(), top);
            if (!value.value().isExact()) {
                double high = value.value()
                        .high()
                        .map(most -> y(metric, most.doubleValue(), top))
                        .orElse(top + PLOT_TOP - 6.0);
                chart.band(value.from(), high, value.to() - value.from(), Math.max(1, low - high), "sacc w1");
            }
            chart.line(value.from(), low, value.to(), low, "sacc w25");
            if (i > 0) {
                double before = y(metric, values.get(i - 1).value().low().doubleValue(), top);
                chart.line(value.from(), before, value.from(), low, "sacc w25");
            }
        }
        labels(metric, values, top);
    }

    /** Values where the line changes; those that are too close to the one before are in the table only. */
    private void labels(MetricId metric, List<Value> values, int top) throws IOException {
        double labelled = -1;
        for (Value value : values) {
            double distance = value.from() - labelled;
            boolean exact = value.value().isExact();
            if (distance < CLOSE || value.from() > 1 - (exact ? CLOSE / 2 : CLOSE_IN_PRINT)) {
                continue;
            }
            double low = y(metric, value.value().low().doubleValue(), top);
            String narrow = labelled < 0 || distance >= (exact ? CLOSE_IF_NARROW : CLOSE_IF_NARROW_AND_OPEN)
                    ? ""
                    : distance < CLOSE_IN_PRINT ? " wide tight" : " wide";
            String least = sheet.brief(metric, value.value().low());
            double y = exact && low - 5 > top + 24 ? low - 5 : low + 14;
            chart.text(
                    value.from(),
                    Math.min(y, top + PANEL - 9.0),
                    4,
                    "ti halo" + narrow,
                    exact ? least : sheet.say("report.at-least", least));
            if (!exact) {
                String most = value.value()
                        .high()
                        .map(high -> sheet.say("report.at-most", sheet.brief(metric, high)))
                        .orElseGet(() -> sheet.say("report.unbounded"));
                double high = value.value()
                        .high()
                        .map(bound -> y(metric, bound.doubleValue(), top))
                        .orElse(top + PLOT_TOP - 6.0);
                if (low - high > 30) {
                    chart.text(value.from(), high + 14, 4, "ti halo" + narrow, most);
                }
            }
            labelled = value.from();
        }
    }

    private void axis(int height) throws IOException {
        double y = height - 22.0;
        chart.text(0, y + 10, 0, "ti", sheet.say("distance.none"));
        boolean narrow = false;
        int year = forecast.asOf().getYear();
        double labelled = 0;
        for (ComingUpdate month : forecast.months()) {
            double x = x(month.day());
            chart.line(x, BAND_TOP, x, y - 4, "sline w1");
            if (x - labelled < 0.06) {
                continue;
            }
            labelled = x;
            narrow = !narrow || x < CLOSE_IF_NARROW;
            chart.text(
                    x,
                    y + 10,
                    0,
                    (narrow ? "m wide" : "m") + (x < CLOSE_IN_PRINT ? " tight" : ""),
                    sheet.words().briefMonth(month.day()));
            if (month.day().getYear() != year) {
                year = month.day().getYear();
                chart.text(x, y + 22, 0, narrow ? "m wide" : "m", Integer.toString(year));
            }
        }
    }

    private void loss(int height) throws IOException {
        TierLost loss = forecast.firstLoss();
        if (loss == null) {
            return;
        }
        double x = x(loss.day());
        chart.line(x, BAND_TOP - 8, x, height - 26.0, "swarn w15");
        String text = sheet.say(
                loss.certain() ? "report.forecast.lost" : "report.forecast.perhaps-lost",
                sheet.words().dayOfYear(loss.day()),
                sheet.words().tier(loss.tier()));
        chart.text(x, BAND_TOP - 7.0, x > 0.6 ? -13 : 13, x > 0.6 ? "e tw halo wide" : "tw halo wide", text);
        chart.text(
                x,
                BAND_TOP - 7.0,
                x > 0.5 ? -13 : 13,
                x > 0.5 ? "e tw halo slim" : "tw halo slim",
                "▼ "
                        + sheet.say(
                                "report.item",
                                sheet.words().dayOfYear(loss.day()),
                                sheet.words().tier(loss.tier())));
    }

    /** The numbers of the updates with events; the list below has the same. */
    private void events() throws IOException {
        int number = 0;
        for (ComingUpdate month : forecast.months()) {
            if (!month.events().isEmpty()) {
                number++;
                chart.circle(x(month.day()), 10, 9, "fpaper sline2 w15");
                chart.text(x(month.day()), 14, 0, "m ti", Integer.toString(number));
            }
        }
    }
}
