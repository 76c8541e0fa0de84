package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Compared;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Figure;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Portal;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.State;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** For each figure the total of both, and the portals behind the difference, the largest effect first. */
final class ReconciliationPage {

    private static final int MOST_PORTALS = 20;

    private final ReconciliationDocument reconciliation;
    private final Page page;
    private final Words words;

    ReconciliationPage(ReconciliationDocument reconciliation, Page page) {
        this.reconciliation = reconciliation;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(reconciliation.partner(), words.header(reconciliation.asOf()), words.superseded());
        for (Map.Entry<MetricId, Figure> figure : reconciliation.figures().entrySet()) {
            figure(figure.getKey(), figure.getValue());
        }
    }

    private void figure(MetricId metric, Figure figure) throws IOException {
        long compared = figure.portals().size() - figure.compared().notComparable();
        page.topic(
                words.metric(metric),
                Optional.of(compared == 0 ? words.say("reconcile.nothing") : total(metric, figure)));
        Page details = page.details();
        if (compared > 0) {
            details.paragraph(counts(figure.compared()));
        }
        if (figure.notReported().portals() > 0) {
            details.paragraph(words.say(
                    "reconcile.not-reported",
                    words.count("portals.of", figure.notReported().portals()),
                    words.figures(metric, figure.notReported().byRules().interval())));
        }
        portals(metric, figure, details);
    }

    private String total(MetricId metric, Figure figure) {
        return words.say(
                "reconcile.total",
                words.figure(metric, figure.reported()),
                words.figures(metric, figure.byRules().interval()),
                effect(metric, figure.difference()));
    }

    private String counts(Compared compared) {
        List<String> parts = new ArrayList<>();
        count(State.AGREES, compared.agrees()).ifPresent(parts::add);
        count(State.DIFFERS, compared.differs()).ifPresent(parts::add);
        count(State.OPEN, compared.open()).ifPresent(parts::add);
        count(State.NOT_COMPARABLE, compared.notComparable()).ifPresent(parts::add);
        return String.join(", ", parts);
    }

    private Optional<String> count(State state, long portals) {
        return portals == 0
                ? Optional.empty()
                : Optional.of(words.count("reconcile." + MachineForm.code(state), portals));
    }

    private void portals(MetricId metric, Figure figure, Page details) throws IOException {
        List<Portal> apart = figure.portals().stream()
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
        for (Portal portal : apart.subList(0, Math.min(MOST_PORTALS, apart.size()))) {
            grid.row(
                    Cell.of(portal.id()),
                    Cell.of(words.nameOrDash(portal.name())),
                    Cell.right(portal.reported() == null ? "?" : words.figure(metric, portal.reported())),
                    Cell.right(words.briefFigures(metric, portal.byRules().interval())),
                    Cell.right(portal.difference() == null ? "?" : effect(metric, portal.difference()), style(portal)),
                    Cell.of(reasons(portal)));
        }
        details.table(grid);
        if (apart.size() > MOST_PORTALS) {
            details.paragraph(words.say("more.csv", Integer.toString(apart.size() - MOST_PORTALS)));
        }
    }

    private static Style style(Portal portal) {
        return switch (portal.state()) {
            case DIFFERS ->
                portal.difference() != null && portal.difference().low().signum() > 0 ? Style.BAD : Style.PLAIN;
            case OPEN, NOT_COMPARABLE -> Style.WARN;
            case AGREES -> Style.GOOD;
        };
    }

    /** With its sign: above zero where HubSpot credits too little. */
    private String effect(MetricId metric, Range difference) {
        String low = words.difference(metric, BigDecimal.ZERO, difference.low());
        if (difference.high() == null) {
            return words.say("range.unbounded", low);
        }
        return difference.high().compareTo(difference.low()) == 0
                ? low
                : words.say("range", low, words.difference(metric, BigDecimal.ZERO, difference.high()));
    }

    private String reasons(Portal portal) {
        List<String> explaining = reasons(portal, true);
        List<String> others = reasons(portal, false);
        List<String> parts = new ArrayList<>();
        if (!explaining.isEmpty()) {
            parts.add(words.say("reconcile.explained", String.join(words.say("reconcile.or"), explaining)));
        }
        parts.addAll(others);
        return String.join("; ", parts);
    }

    private List<String> reasons(Portal portal, boolean explaining) {
        return portal.reasons().stream()
                .filter(reason -> reason.explains() == explaining)
                .map(this::reason)
                .toList();
    }

    private String reason(DifferenceReason reason) {
        String key = "reconcile." + reason.reason();
        return switch (reason.reason()) {
            case "stale" -> words.say(key, words.day(Objects.requireNonNull(reason.since())));
            case "split-between", "not-split" -> words.say(key, Objects.requireNonNull(reason.partners()));
            case "managed-flag" -> words.say(key + ("true".equals(reason.managed()) ? ".yes" : ".no"));
            case "other-market" -> words.say(key + "." + reason.market());
            case "other-kind" -> words.say(key + "." + reason.kind());
            case "other-rate" -> words.say(key, words.countPoints(Objects.requireNonNull(reason.points())), per());
            case "other-amount" ->
                reason.amount() == null
                        ? words.say(key + ".exchange-rate", Objects.requireNonNull(reason.currency()))
                        : words.say(key, Objects.requireNonNull(reason.currency()), points(reason.amount()), per());
            case "sale-missing" ->
                reason.soldOn() == null
                        ? words.say(key + ".some-day", Objects.requireNonNull(reason.product()))
                        : words.say(key, Objects.requireNonNull(reason.product()), words.day(reason.soldOn()));
            case "unknown" -> words.say(key + "." + reason.fact());
            case "no-exchange-rate" -> words.say(key, Objects.requireNonNull(reason.currency()));
            default -> words.say(key);
        };
    }

    private String points(BigDecimal points) {
        return words.figure(MetricId.TOTAL_POINTS, points);
    }

    private String per() {
        return words.money(
                Objects.requireNonNull(reconciliation.programmeRules().pointsPer()));
    }
}
