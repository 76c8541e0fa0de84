package dev.tierwise.answers.comparison;

import dev.tierwise.answers.comparison.ComparisonDocument.Difference;
import dev.tierwise.answers.comparison.ComparisonDocument.Standing;
import dev.tierwise.answers.comparison.ComparisonDocument.Under;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The same facts under several programmes, for people: a column for each programme. */
final class ComparisonPage {

    private static final int MOST_PORTALS = 20;

    private final ComparisonDocument comparison;
    private final Page page;
    private final Words words;
    private final List<Words> under;
    private final List<String> names;

    ComparisonPage(ComparisonDocument comparison, Page page) {
        this.comparison = comparison;
        this.page = page;
        this.words = page.words();
        this.under = comparison.programmes().stream()
                .map(programme -> words.under(programme.programmeRules()))
                .toList();
        this.names = names(comparison.programmes(), words);
    }

    /** Their ids; those of one id, such as a built-in programme and a draft made of it, are numbered. */
    private static List<String> names(List<Under> programmes, Words words) {
        Map<String, Integer> seen = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (Under programme : programmes) {
            int nth = seen.merge(programme.programme(), 1, Integer::sum);
            names.add(
                    nth == 1
                            ? programme.programme()
                            : words.say("compare.nth", programme.programme(), Integer.toString(nth)));
        }
        return names;
    }

    /** Where every one of the programmes is of the past. */
    private Optional<String> superseded() {
        return comparison.programmes().stream()
                        .allMatch(programme -> programme.programmeRules().supersededOn() != null)
                ? words.superseded()
                : Optional.empty();
    }

    void draw() throws IOException {
        page.heading(
                comparison.partner(),
                words.say("compare.programmes", Integer.toString(names.size()), words.day(comparison.asOf())),
                superseded());
        page.list(IntStream.range(0, names.size())
                .mapToObj(i -> words.say("compare.named", names.get(i), words.label(rules(i).name())))
                .toList());
        figures();
        gaps();
        missing();
        rules();
        apps();
        portals();
        assumptions();
    }

    private void figures() throws IOException {
        Grid grid = headed(words.say("column.criterion"));
        row(
                grid,
                words.say("column.tier"),
                i -> Cell.right(under.get(i).tier(programme(i).tier()), Style.BOLD));
        for (MetricId metric : comparison.metrics()) {
            row(grid, metric(metric), i -> figure(i, metric));
        }
        page.table(grid);
        Grid portals = headed(words.say("compare.portals"));
        for (MetricId metric : comparison.metrics()) {
            if (comparison.programmes().stream()
                    .anyMatch(programme -> programme.metrics().get(metric) instanceof Measured.Figure figure
                            && figure.portals() != null)) {
                row(portals, metric(metric), i -> portals(i, metric));
            }
        }
        if (portals.rows().size() > 1) {
            page.table(portals);
        }
    }

    private Cell figure(int place, MetricId metric) {
        @Nullable Measured measured = programme(place).metrics().get(metric);
        if (measured instanceof Measured.Figure number) {
            return Cell.right(under.get(place).briefFigures(metric, number.value()));
        }
        return measured instanceof Measured.Status status
                ? Cell.right(words.status(metric, status), Style.of(status.state()))
                : none();
    }

    private Cell portals(int place, MetricId metric) {
        return programme(place).metrics().get(metric) instanceof Measured.Figure figure && figure.portals() != null
                ? Cell.right(words.range(figure.portals()))
                : none();
    }

    /** What widens the answer under each programme; said once where it is the same. */
    private void gaps() throws IOException {
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            under.get(i)
                    .unknown(programme(i).unknown())
                    .ifPresent(gap ->
                            gaps.computeIfAbsent(gap, none -> new ArrayList<>()).add(name));
        }
        page.list(gaps.entrySet().stream()
                .map(gap -> gap.getValue().size() == names.size()
                        ? gap.getKey()
                        : words.say("compare.named", String.join(", ", gap.getValue()), gap.getKey()))
                .toList());
    }

    private void missing() throws IOException {
        page.section(words.say("compare.missing"));
        Grid grid = headed(words.say("column.criterion"));
        row(grid, words.say("compare.next"), i -> {
            NextTierStatus next = programme(i).next();
            return Cell.right(
                    next == null ? words.say("tier.highest") : under.get(i).tier(next.tier()), Style.BOLD);
        });
        for (MetricId metric : comparison.metrics()) {
            if (comparison.programmes().stream()
                    .anyMatch(programme -> programme.criterion(metric).isPresent())) {
                row(
                        grid,
                        metric(metric),
                        i -> programme(i)
                                .criterion(metric)
                                .map(criterion -> missing(i, criterion))
                                .orElseGet(this::none));
            }
        }
        page.table(grid);
    }

    private Cell missing(int programme, Criterion criterion) {
        String text = criterion.state() == State.MET
                ? words.state(State.MET)
                : criterion
                        .missing()
                        .map(shortfall -> under.get(programme).shortfall(criterion.metric(), shortfall))
                        .orElseGet(() -> words.state(criterion.state()));
        return Cell.right(text, Style.of(criterion.state()));
    }

    private void rules() throws IOException {
        page.section(words.say("compare.rules"));
        if (comparison.rules().isEmpty()) {
            page.paragraph(words.say("compare.rules.same"));
            return;
        }
        // points have long names, which would make the figures of the tiers hard to read beside each other
        rules(rule -> rule instanceof ComparedRule.OfTier);
        rules(rule -> rule instanceof ComparedRule.OfProgramme || rule instanceof ComparedRule.OfShare);
        rules(rule -> rule instanceof ComparedRule.OfRate || rule instanceof ComparedRule.OfAmount);
    }

    private void rules(Predicate<ComparedRule> shown) throws IOException {
        List<ComparedRule> rules = comparison.rules().stream().filter(shown).toList();
        if (rules.isEmpty()) {
            return;
        }
        Grid grid = headed(words.say("compare.rule"));
        for (ComparedRule rule : rules) {
            row(grid, rule(rule), i -> Cell.right(value(rule, i)));
        }
        page.table(grid);
    }

    private String rule(ComparedRule rule) {
        if (rule instanceof ComparedRule.OfTier threshold) {
            return words.say("compare.named", tier(threshold.tier()), metric(threshold.metric()));
        }
        if (rule instanceof ComparedRule.OfShare share) {
            return words.say("compare.rule.growth-share", metric(share.metric()));
        }
        if (rule instanceof ComparedRule.OfRate rate) {
            String kind = words.say("rate." + MachineForm.code(rate.kind()));
            return words.say("compare.rule.points", from(kind, rate.from()));
        }
        if (rule instanceof ComparedRule.OfAmount amount) {
            return words.say("compare.rule.fixed-amount", from(amount.currency(), amount.from()));
        }
        return words.say("compare.rule." + ((ComparedRule.OfProgramme) rule).rule());
    }

    private String from(String what, @Nullable LocalDate from) {
        return from == null ? what : words.say("rate.from", what, words.day(from));
    }

    private String value(ComparedRule rule, int place) {
        Words its = under.get(place);
        String dash = words.typeface().dash();
        if (rule instanceof ComparedRule.OfTier threshold) {
            String required = threshold.under().get(place);
            return required == null
                    ? dash
                    : required.equals("held")
                            ? words.say("programme.needed")
                            : its.figure(threshold.metric(), new BigDecimal(required));
        }
        if (rule instanceof ComparedRule.OfShare share) {
            BigDecimal part = share.under().get(place);
            return part == null ? dash : words.say("percent", words.number(part.movePointRight(2)));
        }
        if (rule instanceof ComparedRule.OfRate rate) {
            ComparedRule.Points points = rate.under().get(place);
            return points == null
                    ? dash
                    : words.say("compare.rate", words.number(points.standard()), words.number(points.growth()));
        }
        if (rule instanceof ComparedRule.OfAmount amount) {
            BigDecimal fixed = amount.under().get(place);
            return fixed == null ? dash : words.amount(fixed);
        }
        ComparedRule.OfProgramme setting = (ComparedRule.OfProgramme) rule;
        String text = setting.under().get(place);
        return text == null ? dash : setting(setting.rule(), text, its);
    }

    private String setting(String setting, String value, Words its) {
        return switch (setting) {
            case "sold-window", "app-look-back" -> words.period(Period.parse(value));
            case "downgrades" -> {
                List<String> parts = List.of(value.split(":", -1));
                yield words.say(
                        "compare.downgrades",
                        words.months(months(parts.get(0))),
                        words.period(Period.parse(parts.get(1))),
                        words.period(Period.parse(parts.get(2))));
            }
            case "tier-months" -> {
                Set<Month> months = months(value);
                yield months.size() == Month.values().length ? words.say("compare.every-month") : words.months(months);
            }
            case "points-per" -> its.money(new BigDecimal(value));
            case "managed-split" -> words.say(Boolean.parseBoolean(value) ? "compare.split.yes" : "compare.split.no");
            case "rounding" -> {
                int colon = value.indexOf(':');
                RoundingMode mode = RoundingMode.valueOf(
                        value.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_'));
                yield words.rounding(mode) + ", " + words.decimals(Integer.parseInt(value.substring(colon + 1)));
            }
            default -> value;
        };
    }

    private static Set<Month> months(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(month -> Month.valueOf(month.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Month.class)));
    }

    private void apps() throws IOException {
        if (comparison.apps().isEmpty()) {
            return;
        }
        page.section(words.say("compare.apps"));
        Grid grid = headed(words.say("compare.app"));
        for (ComparisonDocument.App app : comparison.apps()) {
            row(grid, words.label(app.name()), i -> {
                Boolean counted = app.under().get(i);
                return counted == null
                        ? none()
                        : Cell.right(words.say(counted ? "verdict.counts" : "verdict.does-not-count"));
            });
        }
        page.table(grid);
    }

    private void portals() throws IOException {
        page.section(words.say("compare.portals.differ"));
        List<ComparisonDocument.Portal> portals = comparison.portals();
        if (portals.isEmpty()) {
            page.paragraph(words.say("compare.portals.same"));
            return;
        }
        Grid grid = new Grid(1);
        List<Cell> head = new ArrayList<>(List.of(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.of("", Style.BOLD)));
        names.forEach(name -> head.add(Cell.right(name, Style.BOLD)));
        grid.row(head);
        for (ComparisonDocument.Portal portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            for (Difference difference : portal.differs()) {
                portal(grid, portal, words.say("compare.aspect." + MachineForm.code(difference)), i -> {
                    Standing standing = portal.under().get(i);
                    return Optional.ofNullable(standing)
                            .flatMap(known -> value(difference, known, i))
                            .orElseGet(() -> words.typeface().dash());
                });
            }
            if (portal.differs().isEmpty()) {
                portal(
                        grid,
                        portal,
                        words.say("compare.listed"),
                        i -> words.say(portal.under().get(i) == null ? "compare.no" : "compare.yes"));
            }
        }
        page.table(grid);
        if (portals.size() > MOST_PORTALS) {
            page.paragraph(words.say("more.json", Integer.toString(portals.size() - MOST_PORTALS)));
        }
    }

    private void portal(Grid grid, ComparisonDocument.Portal portal, String what, IntFunction<String> value) {
        List<Cell> cells =
                new ArrayList<>(List.of(Cell.of(portal.id()), Cell.of(words.nameOrDash(portal.name())), Cell.of(what)));
        for (int i = 0; i < names.size(); i++) {
            cells.add(Cell.right(value.apply(i)));
        }
        grid.row(cells);
    }

    private Optional<String> value(Difference difference, Standing portal, int place) {
        Words its = under.get(place);
        return switch (difference) {
            case SOLD -> Optional.of(its.reason("sold", portal.sold().reason()));
            case MANAGED -> Optional.of(its.reason("managed", portal.managed().reason()));
            case APPS ->
                rules(place).metrics().contains(MetricId.MEDIAN_APP_USAGE)
                        ? Optional.of(words.apps(portal.apps()))
                        : Optional.empty();
            case POINTS -> Optional.ofNullable(portal.points()).map(its::points);
            case NAME, MRR -> throw new IllegalArgumentException("programmes do not decide about " + difference);
        };
    }

    private void assumptions() throws IOException {
        page.section(words.say("section.assumptions"));
        page.list(IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> programme(i).assumptions().stream().map(under.get(i)::assumption))
                .distinct()
                .toList());
    }

    private Grid headed(String what) {
        Grid grid = new Grid();
        List<Cell> head = new ArrayList<>(List.of(Cell.of(what, Style.BOLD)));
        names.forEach(name -> head.add(Cell.right(name, Style.BOLD)));
        grid.row(head);
        return grid;
    }

    private void row(Grid grid, String what, IntFunction<Cell> cell) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(what)));
        for (int i = 0; i < names.size(); i++) {
            cells.add(cell.apply(i));
        }
        grid.row(cells);
    }

    /** A metric as the first programme that has it calls it. */
    private String metric(MetricId metric) {
        return IntStream.range(0, names.size())
                .filter(i -> rules(i).metrics().contains(metric))
                .mapToObj(i -> under.get(i).metric(metric))
                .findFirst()
                .orElseThrow();
    }

    private String tier(String id) {
        return under.stream()
                .filter(its -> its.knowsTier(id))
                .findFirst()
                .orElse(words)
                .tier(id);
    }

    private Under programme(int place) {
        return comparison.programmes().get(place);
    }

    private Rules rules(int place) {
        return programme(place).programmeRules();
    }

    private Cell none() {
        return Cell.right(words.typeface().dash());
    }
}
