package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.Reason;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.application.reconcile.ReconciliationReport;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** For each figure the total of both, and the portals behind the difference, the largest effect first. */
record ReconciliationPage(ReconciliationReport report, Words words, Page page) {

    private static final int MOST_PORTALS = 20;

    void write() throws IOException {
        page.heading(
                words.foreign(report.partner().name()), words.header(report.asOf()), words.superseded(report.asOf()));
        for (ReconciledFigure figure : report.figures()) {
            figure(figure);
        }
    }

    private void figure(ReconciledFigure figure) throws IOException {
        MetricId metric = figure.metric();
        long compared = figure.portals().size() - figure.count(State.NOT_COMPARABLE);
        page.topic(words.metric(metric), Optional.of(compared == 0 ? words.say("reconcile.nothing") : total(figure)));
        Page details = page.details();
        if (compared > 0) {
            details.paragraph(counts(figure));
        }
        if (figure.notReported().portals() > 0) {
            details.paragraph(words.say(
                    "reconcile.not-reported",
                    words.count("portals", figure.notReported().portals()),
                    words.figures(metric, figure.notReported().byRules())));
        }
        portals(metric, figure, details);
    }

    private String total(ReconciledFigure figure) {
        return words.say(
                "reconcile.total",
                words.figure(figure.metric(), figure.reported()),
                words.figures(figure.metric(), figure.byRules()),
                effect(figure.metric(), figure.difference()));
    }

    private String counts(ReconciledFigure figure) {
        List<String> parts = new ArrayList<>();
        for (State state : List.of(State.AGREES, State.DIFFERS, State.OPEN, State.NOT_COMPARABLE)) {
            long count = figure.count(state);
            if (count > 0) {
                parts.add(words.count("reconcile." + MachineForm.code(state), count));
            }
        }
        return String.join(", ", parts);
    }

    private void portals(MetricId metric, ReconciledFigure figure, Page details) throws IOException {
        List<ReconciledPortal> apart = figure.portals().stream()
                .filter(portal -> portal.state() != State.AGREES)
                .toList();
        if (apart.isEmpty()) {
            return;
        }
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.right("HubSpot", Style.BOLD),
                Cell.right(words.say("column.by-rules"), Style.BOLD),
                Cell.right(words.say("column.difference"), Style.BOLD),
                Cell.of(words.say("column.reason"), Style.BOLD));
        for (ReconciledPortal portal : apart.subList(0, Math.min(MOST_PORTALS, apart.size()))) {
            grid.row(
                    Cell.of(words.foreign(portal.id())),
                    Cell.of(words.portalName(portal.name())
                            .orElseGet(() -> words.typeface().dash())),
                    Cell.right(portal.reported()
                            .map(amount -> words.figure(metric, amount))
                            .orElse("?")),
                    Cell.right(words.briefFigures(metric, portal.byRules())),
                    Cell.right(
                            portal.difference()
                                    .map(difference -> effect(metric, difference))
                                    .orElse("?"),
                            style(portal)),
                    Cell.of(reasons(portal)));
        }
        details.table(grid);
        if (apart.size() > MOST_PORTALS) {
            details.paragraph(words.say("more.csv", Integer.toString(apart.size() - MOST_PORTALS)));
        }
    }

    private static Style style(ReconciledPortal portal) {
        return switch (portal.state()) {
            case DIFFERS ->
                portal.difference().map(Difference::low).orElse(BigDecimal.ZERO).signum() > 0 ? Style.BAD : Style.PLAIN;
            case OPEN, NOT_COMPARABLE -> Style.WARN;
            case AGREES -> Style.GOOD;
        };
    }

    /** With its sign: above zero where HubSpot credits too little. */
    private String effect(MetricId metric, Difference difference) {
        String low = words.difference(metric, BigDecimal.ZERO, difference.low());
        if (difference.isExact()) {
            return low;
        }
        return difference
                .high()
                .map(high -> words.say("range", low, words.difference(metric, BigDecimal.ZERO, high)))
                .orElseGet(() -> words.say("range.unbounded", low));
    }

    private String reasons(ReconciledPortal portal) {
        List<String> explaining = reasons(portal, true);
        List<String> others = reasons(portal, false);
        List<String> parts = new ArrayList<>();
        if (!explaining.isEmpty()) {
            parts.add(words.say("reconcile.explained", String.join(words.say("reconcile.or"), explaining)));
        }
        parts.addAll(others);
        return String.join("; ", parts);
    }

    private List<String> reasons(ReconciledPortal portal, boolean explaining) {
        return portal.reasons().stream()
                .filter(given -> given.explains() == explaining)
                .map(given -> reason(given.reason()))
                .collect(Collectors.toList());
    }

    private String reason(Reason reason) {
        String key = "reconcile." + ReasonForm.of(reason).code();
        if (reason instanceof Reason.Stale stale) {
            return words.say(key, words.day(stale.since()));
        }
        if (reason instanceof Reason.SplitBetween split) {
            return words.say(key, Integer.toString(split.partners()));
        }
        if (reason instanceof Reason.NotSplit whole) {
            return words.say(key, Integer.toString(whole.partners()));
        }
        if (reason instanceof Reason.ManagedFlag flag) {
            return words.say(key + (flag.managed() ? ".yes" : ".no"));
        }
        if (reason instanceof Reason.OtherMarket other) {
            return words.say(key + "." + MachineForm.code(other.market()));
        }
        if (reason instanceof Reason.OtherKind other) {
            return words.say(key + "." + MachineForm.code(other.kind()));
        }
        if (reason instanceof Reason.OtherRate other) {
            return words.say(key, words.figure(MetricId.TOTAL_POINTS, other.points()), per());
        }
        if (reason instanceof Reason.OtherAmount other) {
            return other.amount()
                    .map(amount -> words.say(key, other.currency(), words.figure(MetricId.TOTAL_POINTS, amount), per()))
                    .orElseGet(() -> words.say(key + ".exchange-rate", other.currency()));
        }
        if (reason instanceof Reason.SaleMissing missing) {
            return missing.soldOn()
                    .map(day -> words.say(key, words.foreign(missing.product()), words.day(day)))
                    .orElseGet(() -> words.say(key + ".some-day", words.foreign(missing.product())));
        }
        if (reason instanceof Reason.Unknown unknown) {
            return words.say("reconcile.unknown." + MachineForm.code(unknown.fact()));
        }
        if (reason instanceof Reason.NoExchangeRate rate) {
            return words.say(key, rate.currency());
        }
        return words.say(key);
    }

    private String per() {
        return words.money(report.programme().pointRules().orElseThrow().per());
    }
}
