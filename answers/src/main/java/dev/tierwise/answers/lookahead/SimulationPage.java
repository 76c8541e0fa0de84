package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A simulation for people: what the changes do to the tiers and to the figures. */
final class SimulationPage {

    private static final int MOST_DIFFERENCES = 4;

    private final SimulationDocument simulation;
    private final Page page;
    private final Words words;

    SimulationPage(SimulationDocument simulation, Page page) {
        this.simulation = simulation;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.heading(simulation.partner(), words.header(simulation.asOf()), words.superseded());
        Outcome outcome = new Outcome(words, simulation.outlook());
        page.news(outcome.style(), news());
        HeldTier before = simulation.live().before().tier();
        HeldTier after = simulation.live().after().tier();
        page.paragraph(
                before.equals(after)
                        ? words.say("simulate.same", words.shouted(after))
                        : words.say("simulate.live", words.fromTo(words.shouted(before), words.shouted(after))));
        page.list(simulation.changes().stream().map(this::supposed).toList());
        page.section(words.say("tier.live"));
        page.table(live());
        page.section(words.say("tier.credited"));
        page.table(months());
        page.paragraph(outcome.news());
        Optional<String> later = outcome.laterNews();
        if (later.isPresent()) {
            page.paragraph(later.get());
        }
        page.paragraph(outcome.basis());
    }

    /** What the changes do to the credited tier in all months that are shown. */
    private String news() {
        List<SimulationDocument.Difference> differences = simulation.differences();
        String last = words.day(simulation.through());
        if (differences.isEmpty()) {
            return words.say("simulate.no-difference", last);
        }
        List<String> stretches = new ArrayList<>();
        for (SimulationDocument.Difference difference :
                differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size()))) {
            stretches.add(words.say(
                    difference.until() == null ? "simulate.difference.open" : "simulate.difference",
                    words.tier(difference.after().tier()),
                    insteadOf(difference.before().tier()),
                    words.day(difference.from()),
                    difference.until() == null ? last : words.day(difference.until())));
        }
        if (differences.size() > MOST_DIFFERENCES) {
            stretches.add(
                    words.say("more.json", words.number(BigDecimal.valueOf(differences.size() - MOST_DIFFERENCES))));
        }
        return words.say("simulate.differences", String.join(", ", stretches));
    }

    private String insteadOf(HeldTier tier) {
        return tier.settled() && tier.atLeast() == null ? words.say("tier.none.instead") : words.tier(tier);
    }

    /** Something that is supposed to happen, on the day that is asked about unless it says another. */
    private String supposed(PlannedChange change) {
        LocalDate from = Objects.requireNonNullElse(change.from(), simulation.asOf());
        String key = "simulate." + change.change();
        return switch (change.change()) {
            case "sell" -> sale(change, words.day(from));
            case "market" -> words.say(key, portal(change), words.say("market." + change.market()), words.day(from));
            case "mrr" -> words.say(key, portal(change), price(change), words.day(from));
            case "use" ->
                words.say(key, portal(change), words.apps(Objects.requireNonNull(change.apps())), words.day(from));
            case "certify" ->
                change.until() == null
                        ? words.say("simulate.certify.endless", words.day(from))
                        : words.say(key, words.day(from), words.day(change.until()));
            default -> words.say(key, portal(change), words.day(from));
        };
    }

    private String sale(PlannedChange change, String day) {
        String customer = Objects.requireNonNull(change.customer());
        List<String> terms = new ArrayList<>();
        if (change.kind() != null) {
            terms.add(words.say("deal-kind." + change.kind()));
        }
        if (change.market() != null) {
            terms.add(words.say("market.in." + change.market()));
        }
        return terms.isEmpty()
                ? words.say("simulate.sell", customer, price(change), day)
                : words.say("simulate.sell.as", customer, price(change), day, String.join(", ", terms));
    }

    private String price(PlannedChange change) {
        return words.price(Objects.requireNonNull(change.mrr()), Objects.requireNonNull(change.currency()));
    }

    private String portal(PlannedChange change) {
        PortalLabel portal = Objects.requireNonNull(change.portal());
        return words.called(portal);
    }

    private Grid live() {
        Grid grid = new Grid();
        grid.row(
                Cell.of(words.say("column.criterion"), Style.BOLD),
                Cell.right(words.say("simulate.before"), Style.BOLD),
                Cell.right(words.say("simulate.after"), Style.BOLD),
                Cell.right(words.say("column.difference"), Style.BOLD));
        simulation.live().before().metrics().forEach((metric, was) -> {
            Measured is =
                    Objects.requireNonNull(simulation.live().after().metrics().get(metric));
            grid.row(
                    Cell.of(words.metric(metric)),
                    Cell.right(words.measured(metric, was)),
                    Cell.right(words.measured(metric, is)),
                    Cell.right(difference(metric, was, is)));
        });
        return grid;
    }

    /** By how much a figure is another one; nothing if one of both is not exact. */
    private String difference(MetricId metric, Measured was, Measured is) {
        return was instanceof Measured.Figure before
                        && is instanceof Measured.Figure after
                        && before.value().isExact()
                        && after.value().isExact()
                ? words.difference(metric, before.low(), after.low())
                : "";
    }

    private Grid months() {
        Grid grid = new Grid();
        List<Cell> head = new ArrayList<>(List.of(
                Cell.of(words.say("forecast.update"), Style.BOLD), Cell.of(words.say("column.tier"), Style.BOLD)));
        Set<MetricId> metrics = ComingUpdate.metrics(simulation.months().stream()
                .map(SimulationDocument.Month::before)
                .toList());
        metrics.forEach(metric -> head.add(Cell.right(words.column(metric), Style.BOLD)));
        grid.row(head);
        for (SimulationDocument.Month month : simulation.months()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(words.day(month.day())),
                    Cell.of(
                            fromTo(
                                    words.tier(month.before().tier()),
                                    words.tier(month.after().tier())),
                            Outcome.style(month.after()))));
            for (MetricId metric : metrics) {
                Measured was = month.before().metrics().get(metric);
                Measured is = month.after().metrics().get(metric);
                row.add(Cell.right(
                        was == null || is == null
                                ? words.typeface().dash()
                                : fromTo(words.measured(metric, was), words.measured(metric, is))));
            }
            grid.row(row);
        }
        return grid;
    }

    private String fromTo(String before, String after) {
        return before.equals(after) ? after : words.fromTo(before, after);
    }
}
