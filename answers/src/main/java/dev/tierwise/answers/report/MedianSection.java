package dev.tierwise.answers.report;

import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.html.Chart;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who holds the median down: the portals by the number of apps that they use. */
final class MedianSection {

    private static final int MOST_DOTS = 60;
    private static final int MOST_BARS = 12;
    private static final int DOT = 14;
    private static final int BAR = 22;
    private static final int TOP = 20;
    private static final int PLOT = 110;

    private final Sheet sheet;
    private final Chart chart;
    private final int most;
    private final List<AssessedPortal> exact = new ArrayList<>();
    private final List<AssessedPortal> open = new ArrayList<>();

    MedianSection(Sheet sheet) {
        this.sheet = sheet;
        this.chart = sheet.chart();
        this.most = sheet.report().programmeRules().apps().size();
        for (AssessedPortal portal : PortalsSection.portals(sheet.report())) {
            Count counts = PortalAssessment.contributes(
                    portal.sold().state().or(portal.managed().state()),
                    portal.mrr().interval());
            if (counts == Count.COUNTS && portal.apps().low() == portal.apps().high()) {
                exact.add(portal);
            } else if (counts != Count.DOES_NOT_COUNT) {
                open.add(portal);
            }
        }
        exact.sort(Comparator.comparing(portal -> portal.apps().low()));
        open.sort(Comparator.comparing((AssessedPortal portal) -> portal.apps().low())
                .thenComparing(portal -> portal.apps().high()));
    }

    void write() throws IOException {
        sheet.section("median", sheet.say("metric.median-app-usage"));
        if (!(sheet.report().evaluation().metrics().get(MetricId.MEDIAN_APP_USAGE) instanceof Measured.Figure median)) {
            sheet.lead(sheet.say("report.median.not-asked"));
        } else if (exact.isEmpty() && open.isEmpty()) {
            sheet.lead(sheet.say("report.median.nobody"));
        } else {
            sheet.lead(lead(median.value()));
            figure(median.value());
            table();
        }
        sheet.end();
    }

    private String lead(Interval median) {
        String value = sheet.words().figures(MetricId.MEDIAN_APP_USAGE, median);
        String portals = sheet.words().count("portals", exact.size() + (long) open.size());
        String text = open.isEmpty()
                ? sheet.say("report.median.lead", portals, value)
                : sheet.say("report.median.lead.open", value, sheet.words().count("report.median.open", open.size()));
        @Nullable BigDecimal needed = needed();
        if (needed == null) {
            return text;
        }
        long below = exact.stream()
                .filter(portal -> BigDecimal.valueOf(portal.apps().low()).compareTo(needed) < 0)
                .count();
        return below == 0
                ? text
                : text + " "
                        + sheet.say(
                                below == 1 ? "report.median.below.one" : "report.median.below.many",
                                sheet.words().number(BigDecimal.valueOf(below)),
                                sheet.words().number(needed));
    }

    private @Nullable BigDecimal needed() {
        List<TierLadder.Step> steps = TierLadder.of(
                        MetricId.MEDIAN_APP_USAGE, sheet.report().evaluation().tiers())
                .steps();
        return steps.isEmpty() ? null : steps.get(0).value();
    }

    private double x(double apps) {
        return (apps + 0.5) / (most + 1);
    }

    private void figure(Interval median) throws IOException {
        Map<Integer, Integer> stacks = new TreeMap<>();
        exact.forEach(portal -> stacks.merge(portal.apps().low(), 1, Integer::sum));
        int highest = stacks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        boolean dots = exact.size() < MOST_DOTS;
        int plot = dots ? Math.max(DOT, highest * DOT) : PLOT;
        int bars = Math.min(MOST_BARS, open.size());
        int axis = TOP + plot + 6 + bars * BAR;
        sheet.html().open("figure", "class", "dots");
        chart.begin(axis + 46, sheet.say("report.median.chart"), lead(median));
        needed(axis);
        if (dots) {
            dots(TOP + plot);
        } else {
            columns(stacks, highest, TOP + plot);
        }
        for (int i = 0; i < bars; i++) {
            bar(open.get(i), TOP + plot + 6 + i * BAR);
        }
        axis(axis);
        median(median, axis);
        chart.end();
        sheet.html().open("figcaption").open("ul", "class", "key");
        if (!exact.isEmpty()) {
            sheet.html().open("li");
            chart.sign(12, 12).circle(0.5, 6, 5.5, "facc").end();
            sheet.html().text(sheet.say("report.median.known")).close();
        }
        if (open.isEmpty() && dots) {
            sheet.html().open("li");
            chart.sign(12, 12).circle(0.5, 6, 5.5, "fink").end();
            sheet.html().text(sheet.say("report.median.middle")).close();
        }
        if (!open.isEmpty()) {
            sheet.html().open("li");
            chart.sign(18, 10).hatched(0, 0, 1, 10, "sacc w1").end();
            sheet.html().text(sheet.say("report.median.between")).close();
        }
        sheet.html().close("figcaption").close("figure").line();
        if (open.size() > bars) {
            sheet.note(sheet.say("report.median.more", sheet.words().count("portals", open.size() - (long) bars)));
        }
    }

    private void needed(int axis) throws IOException {
        @Nullable BigDecimal needed = needed();
        if (needed != null) {
            double x = x(needed.doubleValue() - 0.5);
            chart.line(x, TOP - 6, x, axis, "sink w1 dash");
            chart.text(
                    x,
                    TOP - 9,
                    -4,
                    "",
                    sheet.say("report.median.needed", sheet.words().number(needed)) + " →");
        }
    }

    private void dots(int bottom) throws IOException {
        int[] stack = new int[most + 1];
        int size = exact.size();
        for (int i = 0; i < size; i++) {
            int apps = Math.min(most, exact.get(i).apps().low());
            boolean middle = open.isEmpty() && (i == (size - 1) / 2 || i == size / 2);
            chart.circle(
                    x(apps), bottom - DOT / 2.0 - stack[apps] * DOT, 5.5, middle ? "fink sink w15" : "facc sacc w15");
            stack[apps]++;
        }
    }

    private void columns(Map<Integer, Integer> stacks, int highest, int bottom) throws IOException {
        double width = 0.7 / (most + 1);
        for (Map.Entry<Integer, Integer> stack : stacks.entrySet()) {
            double height = (double) stack.getValue() / highest * (PLOT - 16);
            chart.rect(x(stack.getKey()) - width / 2, bottom - height, width, height, "facc");
            chart.text(
                    x(stack.getKey()),
                    bottom - height - 4,
                    0,
                    "m ti",
                    sheet.words().number(BigDecimal.valueOf(stack.getValue())));
        }
    }

    private void bar(AssessedPortal portal, int top) throws IOException {
        double from = x(portal.apps().low());
        double to = x(portal.apps().high());
        boolean certain = PortalAssessment.contributes(
                        portal.sold().state().or(portal.managed().state()),
                        portal.mrr().interval())
                == Count.COUNTS;
        String name = sheet.words().portalName(portal.name()).orElse(portal.id());
        String label = certain ? name : sheet.say("report.median.may-count", name);
        boolean right = from > 0.6;
        chart.text(right ? to : from, top + 9, right ? 4 : -4, right ? "e ti halo wide" : "ti halo wide", label);
        chart.text(0, top + 9, 0, "ti halo slim", name);
        if (to > from) {
            chart.hatched(from, top + 12, to - from, 6, certain ? "sacc w1" : "sacc w1 dash");
        } else {
            chart.circle(from, top + 15, 4, "fpaper sacc w15 dash");
        }
    }

    private void axis(int y) throws IOException {
        chart.line(0, y, 1, y, "sline2 w1");
        for (int apps = 0; apps <= most; apps++) {
            chart.text(x(apps), y + 15, 0, apps % 2 == 0 ? "m" : "m wide", Integer.toString(apps));
        }
    }

    private void median(Interval median, int axis) throws IOException {
        double low = x(median.low().doubleValue());
        double high = median.high().map(value -> x(value.doubleValue())).orElse(1.0);
        if (high > low) {
            chart.hatched(low, axis - 2.0, high - low, 4, "sink w1");
        } else {
            chart.pointer(low, axis + 1.0);
        }
        chart.text(
                (low + high) / 2,
                axis + 34.0,
                0,
                "m ti",
                sheet.say("report.median", sheet.words().figures(MetricId.MEDIAN_APP_USAGE, median)));
    }

    private void table() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        exact.forEach(portal -> add(rows, portal));
        open.forEach(portal -> add(rows, portal));
        sheet.details(sheet.say("report.median.table"));
        sheet.table(
                sheet.say("report.median.chart"),
                "",
                Sheet.Column.figures(sheet.say("column.apps")),
                Sheet.Column.figures(sheet.say("column.portals")),
                Sheet.Column.text(sheet.say("report.which")));
        for (Map.Entry<String, List<String>> row : rows.entrySet()) {
            sheet.html().open("tr", "role", "row");
            sheet.html().element("th", row.getKey(), "scope", "row", "role", "rowheader", "class", "num");
            sheet.cell(sheet.words().number(BigDecimal.valueOf(row.getValue().size())), "num");
            sheet.cell(String.join("; ", row.getValue()), "");
            sheet.html().close("tr").line();
        }
        sheet.endTable();
        sheet.html().close("details").line();
    }

    private void add(Map<String, List<String>> rows, AssessedPortal portal) {
        rows.computeIfAbsent(sheet.words().apps(portal.apps()), apps -> new ArrayList<>())
                .add(sheet.words().portalName(portal.name()).orElse(portal.id()));
    }
}
