package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.SourceTable;
import dev.tierwise.answers.wording.ClauseNames;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A programme for people: a table of what the tiers require, then the rest in sentences. */
final class ProgrammePage {

    private final ProgrammeDocument programme;
    private final Page page;
    private final Words words;

    ProgrammePage(ProgrammeDocument programme, Page page) {
        this.programme = programme;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.title(words.label(programme.programmeRules().name()), programme.programme());
        page.atLength(on -> brief(), on -> new RuleBook(programme, this, on).draw());
    }

    private void brief() throws IOException {
        requirements();
        if (programme.points() != null) {
            points(programme.points());
        }
        List<String> sentences = sentences();
        sentences.add(apps());
        page.list(sentences);
        SourceTable.draw(programme.ruleSources(), page);
        if (!programme.withoutSource().isEmpty()
                && !programme.ruleSources().clauses().isEmpty()) {
            page.list(List.of(withoutSource()));
        }
    }

    /** The figures without a source, in a sentence. */
    String withoutSource() {
        return words.say("programme.without-source", new ClauseNames(words).of(programme.withoutSource()));
    }

    /** The apps that count, in a sentence. */
    String apps() {
        List<Named> apps = programme.programmeRules().apps();
        return words.say(
                apps.size() == 1 ? "programme.apps.one" : "programme.apps.many",
                Integer.toString(apps.size()),
                apps.stream()
                        .map(app -> words.label(app.name()) + " (" + app.id() + ")")
                        .collect(Collectors.joining(", ")));
    }

    /** What tiers require, as a table. */
    void requirements() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        programme.tiers().forEach(tier -> head.add(words.tier(tier.tier())));
        rows.add(head);
        for (MetricId metric : programme.programmeRules().metrics()) {
            List<String> row = new ArrayList<>(List.of(words.metric(metric)));
            programme.tiers().forEach(tier -> row.add(required(tier, metric)));
            rows.add(row);
        }
        page.table(grid(rows));
    }

    /** Rates and fixed amounts, as tables. */
    void points(ProgrammeDocument.Points points) throws IOException {
        List<List<String>> rates = new ArrayList<>();
        rates.add(List.of(
                words.say("programme.rates", words.money(points.per())),
                words.say("column.standard-market"),
                words.say("column.growth-market")));
        for (PointRate.Kind kind : PointRate.Kind.values()) {
            points.rates().stream()
                    .filter(rate -> rate.kind() == kind)
                    .sorted(Comparator.comparing(rate -> since(rate.from())))
                    .forEach(rate ->
                            rates.add(List.of(rate(rate), words.number(rate.standard()), words.number(rate.growth()))));
        }
        page.table(grid(rates));
        if (!points.fixedAmounts().isEmpty()) {
            page.table(grid(fixedAmounts(points)));
        }
    }

    private String rate(ProgrammeDocument.Rate rate) {
        String kind = words.say("rate." + MachineForm.code(rate.kind()));
        return rate.from() == null ? kind : words.say("rate.from", kind, words.day(rate.from()));
    }

    /** A row for each currency, a column for each day on which an amount begins to hold. */
    private List<List<String>> fixedAmounts(ProgrammeDocument.Points points) {
        SortedSet<LocalDate> days = new TreeSet<>();
        SortedMap<String, Map<LocalDate, String>> amounts = new TreeMap<>();
        for (ProgrammeDocument.Amount amount : points.fixedAmounts()) {
            days.add(since(amount.from()));
            amounts.computeIfAbsent(amount.currency(), currency -> new HashMap<>())
                    .put(since(amount.from()), words.amount(amount.amount()));
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(words.say("programme.fixed-amounts", words.money(points.per()))));
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

    private static LocalDate since(@Nullable LocalDate from) {
        return Objects.requireNonNullElse(from, LocalDate.MIN);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>(growthShares());
        if (programme.points() != null) {
            sentences.addAll(sentences(programme.points()));
        }
        String window = words.say(
                "assumption.twelve-months-inclusive",
                words.period(programme.programmeRules().soldWindow()));
        String lookBack = words.say(
                "assumption.app-usage-look-back",
                words.period(programme.programmeRules().appLookBack()));
        sentences.add(words.say("programme.windows", window, lookBack, updates()));
        sentences.addAll(keeping());
        return sentences;
    }

    /** What partners in growth markets need, in sentences. */
    List<String> growthShares() {
        Map<BigDecimal, List<MetricId>> shares = new TreeMap<>();
        programme
                .growthShares()
                .forEach((metric, share) ->
                        shares.computeIfAbsent(share, s -> new ArrayList<>()).add(metric));
        return shares.entrySet().stream()
                .map(share -> words.say(
                        "programme.growth-share",
                        words.say("percent", words.number(share.getKey().movePointRight(2))),
                        words.metrics(share.getValue())))
                .toList();
    }

    /** On which days HubSpot publishes, without a full stop. */
    String updates() {
        String report = Integer.toString(programme.programmeRules().reportDay());
        String tier = Integer.toString(programme.programmeRules().tierDay());
        return programme.tierMonths().size() == Month.values().length
                ? words.say("assumption.report-and-tier-day", report, tier)
                : words.say(
                        "programme.tier-months", report, tier, words.months(EnumSet.copyOf(programme.tierMonths())));
    }

    /** How a tier is kept, in sentences. */
    List<String> keeping() {
        Rules.@Nullable Falling falling = programme.programmeRules().downgrades();
        return falling == null
                ? List.of()
                : List.of(words.say(
                        "programme.downgrades",
                        words.months(EnumSet.copyOf(falling.months())),
                        words.period(falling.window()),
                        words.period(falling.hold())));
    }

    /** How points are counted besides, in sentences. */
    List<String> sentences(ProgrammeDocument.Points points) {
        List<String> sentences = new ArrayList<>();
        if (points.rates().stream().anyMatch(rate -> rate.kind() != PointRate.Kind.MANAGED && rate.from() != null)) {
            sentences.add(words.say("programme.rate-day"));
        }
        if (points.managedSplit()) {
            sentences.add(words.say("programme.managed-split"));
        }
        if (points.rounding() != null) {
            sentences.add(words.say(
                    "programme.rounding",
                    words.rounding(points.rounding().mode()),
                    words.decimals(points.rounding().places())));
        }
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

    private String required(ProgrammeDocument.Tier tier, MetricId metric) {
        return tier.requires().stream()
                .filter(requirement -> requirement.metric().equals(metric))
                .findFirst()
                .map(requirement -> requirement.minimum() == null
                        ? words.say("programme.needed")
                        : words.figure(metric, requirement.minimum()))
                .orElse(words.typeface().dash());
    }
}
