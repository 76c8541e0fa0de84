package dev.tierwise.answers.programme;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.programme.UpdateDays;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A programme for people: what each tier requires, how points are counted, the windows, the update days and the apps
 * that count.
 */
public final class ProgrammeAnswer {

    private ProgrammeAnswer() {}

    /** A programme, in every format that it has. */
    public static Answer of(Programme programme) {
        return Answer.forPeople(programme, page -> draw(programme, page));
    }

    private static void draw(Programme programme, Page page) throws IOException {
        Words words = page.words();
        page.title(words.label(programme.label()), programme.id());
        drawRequirements(programme, words, page);
        if (programme.pointRules().isPresent()) {
            drawPoints(programme.pointRules().get(), words, page);
        }
        List<String> sentences = sentences(programme, words);
        sentences.add(words.say(
                "programme.apps",
                Integer.toString(programme.apps().size()),
                programme.apps().apps().stream().map(app -> app(app, words)).collect(Collectors.joining(", "))));
        page.list(sentences);
    }

    private static void drawRequirements(Programme programme, Words words, Page page) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        programme.tiers().forEach(tier -> head.add(words.tier(tier)));
        rows.add(head);
        for (MetricId metric : programme.metrics()) {
            List<String> row = new ArrayList<>(List.of(words.metric(metric)));
            programme.tiers().forEach(tier -> row.add(required(tier, metric, words)));
            rows.add(row);
        }
        page.table(grid(rows));
    }

    private static void drawPoints(PointRules rules, Words words, Page page) throws IOException {
        List<List<String>> rates = new ArrayList<>();
        rates.add(List.of(
                words.say("programme.rates", words.money(rules.per())),
                words.say("column.standard-market"),
                words.say("column.growth-market")));
        for (PointRate.Kind kind : PointRate.Kind.values()) {
            rules.rates().stream()
                    .filter(rate -> rate.kind() == kind)
                    .sorted(Comparator.comparing(rate -> since(rate.from())))
                    .forEach(rate -> rates.add(
                            List.of(rate(rate, words), words.number(rate.standard()), words.number(rate.growth()))));
        }
        page.table(grid(rates));
        if (!rules.fixedAmounts().isEmpty()) {
            page.table(grid(fixedAmounts(rules, words)));
        }
    }

    private static String rate(PointRate rate, Words words) {
        String kind = words.say("rate." + MachineForm.code(rate.kind()));
        return rate.from()
                .map(day -> words.say("rate.from", kind, words.day(day)))
                .orElse(kind);
    }

    /** A row for each currency, a column for each day on which an amount begins to hold. */
    private static List<List<String>> fixedAmounts(PointRules rules, Words words) {
        SortedSet<LocalDate> days = new TreeSet<>();
        SortedMap<String, Map<LocalDate, String>> amounts = new TreeMap<>();
        for (FixedAmount amount : rules.fixedAmounts()) {
            days.add(since(amount.from()));
            amounts.computeIfAbsent(amount.currency(), currency -> new HashMap<>())
                    .put(since(amount.from()), words.amount(amount.amount()));
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(words.say("programme.fixed-amounts", words.money(rules.per()))));
        for (LocalDate day : days) {
            head.add(
                    day.equals(LocalDate.MIN)
                            ? words.say("programme.from-the-start")
                            : words.say("programme.from", words.day(day)));
        }
        rows.add(head);
        amounts.forEach((currency, byDay) -> {
            List<String> row = new ArrayList<>(List.of(currency));
            days.forEach(day -> row.add(byDay.getOrDefault(day, "")));
            rows.add(row);
        });
        return rows;
    }

    private static LocalDate since(Optional<LocalDate> from) {
        return from.orElse(LocalDate.MIN);
    }

    private static List<String> sentences(Programme programme, Words words) {
        List<String> sentences = new ArrayList<>();
        Map<BigDecimal, List<MetricId>> shares = new TreeMap<>();
        programme
                .growthShares()
                .forEach((metric, share) ->
                        shares.computeIfAbsent(share, s -> new ArrayList<>()).add(metric));
        shares.forEach((share, metrics) -> sentences.add(words.say(
                "programme.growth-share",
                words.say("percent", words.number(share.movePointRight(2))),
                words.metrics(metrics))));
        programme.pointRules().ifPresent(rules -> {
            if (rules.rates().stream()
                    .anyMatch(rate ->
                            rate.kind() != PointRate.Kind.MANAGED && rate.from().isPresent())) {
                sentences.add(words.say("programme.rate-day"));
            }
            if (rules.managedSplit()) {
                sentences.add(words.say("programme.managed-split"));
            }
            rules.rounding()
                    .ifPresent(rounding -> sentences.add(
                            words.say("programme.rounding", words.rounding(rounding), words.decimals(rounding))));
        });
        UpdateDays days = programme.updateDays();
        String report = Integer.toString(days.reportDay());
        String tier = Integer.toString(days.tierDay());
        sentences.add(words.say(
                "programme.windows",
                words.say("assumption.twelve-months-inclusive", words.period(programme.soldWindow())),
                words.say("assumption.app-usage-look-back", words.period(programme.appLookBack())),
                days.tierMonths().size() == Month.values().length
                        ? words.say("assumption.report-and-tier-day", report, tier)
                        : words.say("programme.tier-months", report, tier, words.months(days.tierMonths()))));
        return sentences;
    }

    /** The first column to the left, the others to the right. */
    private static Grid grid(List<List<String>> rows) {
        Grid grid = new Grid();
        for (List<String> row : rows) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(row.get(0))));
            row.subList(1, row.size()).forEach(cell -> cells.add(Cell.right(cell)));
            grid.row(cells);
        }
        return grid;
    }

    private static String required(Tier tier, MetricId metric, Words words) {
        return tier.requirements().stream()
                .filter(requirement -> requirement.metric().equals(metric))
                .findFirst()
                .map(requirement -> requirement instanceof Requirement.AtLeast figure
                        ? words.figure(metric, figure.minimum())
                        : words.say("programme.needed"))
                .orElse(words.typeface().dash());
    }

    private static String app(App app, Words words) {
        return words.label(app.label()) + " (" + app.id() + ")";
    }
}
