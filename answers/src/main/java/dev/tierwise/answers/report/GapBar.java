package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.lookahead.AdviceDocument;
import dev.tierwise.answers.lookahead.PlannedStep;
import dev.tierwise.answers.lookahead.StepText;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What closes the gap in managed MRR, or in points where these matter: a bar as long as the gap, with a part for each step that adds to it. */
record GapBar(Sheet sheet) {

    private static final double HEIGHT = 22;
    private static final double NARROWEST = 0.04;

    /** A step that adds to it. */
    private record Part(int number, BigDecimal adds) {}

    /** Draws the bar if two steps or more add to what is missing. */
    void draw(List<PlannedStep> steps) throws IOException {
        Optional<BigDecimal> gap = gap();
        List<Part> parts = parts(steps);
        if (gap.isEmpty() || parts.size() < 2) {
            return;
        }
        BigDecimal all = parts.stream().map(Part::adds).reduce(BigDecimal.ZERO, BigDecimal::add);
        double whole = gap.get().max(all).doubleValue();
        String title = sheet.say("report.gap", amount(gap.get()), sheet.words().metric(metric()));
        sheet.html().element("h3", title, "class", "mt");
        List<String> told = new ArrayList<>();
        for (Part part : parts) {
            told.add(sheet.say("report.gap.step", Integer.toString(part.number()), amount(part.adds())));
        }
        sheet.chart().begin(24, title, sheet.and(told)).rect(0, 1, 1, HEIGHT, "ftrack");
        double from = 0;
        for (Part part : parts) {
            double width = part.adds().doubleValue() / whole;
            sheet.chart().rect(from, 1, width, HEIGHT, "facc2 sacc w1");
            if (width > NARROWEST) {
                sheet.chart().text(from + width / 2, 16, 0, "m ti", Integer.toString(part.number()));
            }
            from += width;
        }
        double end = gap.get().doubleValue() / whole;
        sheet.chart().line(end, -1, end, HEIGHT + 3, "sink w2").end();
    }

    private MetricId metric() {
        return sheet.report().programmeRules().countPoints() ? MetricId.TOTAL_POINTS : MetricId.MANAGED_MRR;
    }

    private String amount(BigDecimal amount) {
        return sheet.report().programmeRules().countPoints()
                ? new StepText(sheet.words()).points(amount)
                : sheet.words().money(amount);
    }

    /** What is missing for certain or may be; empty if it is another figure, or nothing. */
    private Optional<BigDecimal> gap() {
        return sheet.report().advice().criteria().stream()
                .filter(criterion -> criterion.metric().equals(metric()))
                .filter(criterion -> criterion.state() != State.MET)
                .findFirst()
                .flatMap(Criterion::missing)
                .flatMap(missing -> missing.high());
    }

    private static Optional<BigDecimal> points(PlannedStep step) {
        return step instanceof PlannedStep.Sell sell
                ? Optional.ofNullable(sell.points())
                : step instanceof PlannedStep.Care care ? Optional.ofNullable(care.points()) : Optional.empty();
    }

    private List<Part> parts(List<PlannedStep> steps) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Optional<BigDecimal> adds = adds(steps.get(i));
            if (adds.isPresent()) {
                parts.add(new Part(i + 1, adds.get()));
            }
        }
        return parts;
    }

    private Optional<BigDecimal> adds(PlannedStep step) {
        if (sheet.report().programmeRules().countPoints()) {
            return points(step).filter(points -> points.signum() > 0);
        }
        if (step instanceof PlannedStep.Sell sell) {
            return sell.manage() ? Optional.of(sell.mrr()) : Optional.empty();
        }
        return step instanceof PlannedStep.Care care && care.manage() != null
                ? sheet.report().advice().unmanaged().stream()
                        .filter(unmanaged ->
                                unmanaged.portal().id().equals(care.portal().id()))
                        .filter(unmanaged -> unmanaged.mrr().isExact())
                        .map(AdviceDocument.Unmanaged::mrr)
                        .map(mrr -> mrr.low())
                        .findFirst()
                : Optional.empty();
    }
}
