package dev.tierwise.answers.comparison;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.compare.Aspect;
import dev.tierwise.application.compare.CountedApp;
import dev.tierwise.application.compare.PortalUnderEach;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.compare.Rule;
import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.tier.CriterionResult;
import java.io.IOException;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The same facts under several programmes, for people: a column for each programme. */
final class ComparisonPage {

    private static final int MOST_PORTALS = 20;

    private final ProgrammeComparison comparison;
    private final Page page;
    private final Words words;
    private final List<Words> under;
    private final List<String> names;

    ComparisonPage(ProgrammeComparison comparison, Page page) {
        this.comparison = comparison;
        this.page = page;
        this.words = page.words();
        this.under = comparison.programmes().stream().map(words::under).toList();
        this.names = names(comparison.programmes(), words);
    }

    /** Their ids; those of one id, such as a built-in programme and a draft made of it, are numbered. */
    private static List<String> names(List<Programme> programmes, Words words) {
        Map<String, Integer> seen = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (Programme programme : programmes) {
            int nth = seen.merge(programme.id(), 1, Integer::sum);
            String name = words.foreign(programme.id());
            names.add(nth == 1 ? name : words.say("compare.nth", name, Integer.toString(nth)));
        }
        return names;
    }

    /** Where every one of the programmes is of the past. */
    private Optional<String> superseded() {
        return comparison.programmes().stream()
                        .allMatch(programme -> Assumptions.supersededOn(programme, comparison.asOf())
                                .isPresent())
                ? words.superseded(comparison.asOf())
                : Optional.empty();
    }

    void write() throws IOException {
        page.heading(
                words.foreign(comparison.partner().name()),
                words.say("compare.programmes", Integer.toString(names.size()), words.day(comparison.asOf())),
                superseded());
        page.list(IntStream.range(0, names.size())
                .mapToObj(i -> words.say(
                        "compare.named",
                        names.get(i),
                        words.label(comparison.programmes().get(i).label())))
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
                i -> Cell.right(
                        under.get(i).tier(TierRange.of(report(i).evaluation().answer())), Style.BOLD));
        for (MetricId metric : comparison.metrics()) {
            row(grid, metric(metric), i -> figure(i, metric));
        }
        page.table(grid);
        Grid portals = headed(words.say("compare.portals"));
        for (MetricId metric : comparison.metrics()) {
            if (comparison.reports().stream()
                    .anyMatch(report -> report.evaluation().measurements().get(metric) instanceof Measurement.Figure)) {
                row(portals, metric(metric), i -> portals(i, metric));
            }
        }
        if (portals.rows().size() > 1) {
            page.table(portals);
        }
    }

    private Cell figure(int programme, MetricId metric) {
        Measurement measurement = report(programme).evaluation().measurements().get(metric);
        if (measurement instanceof Measurement.Numeric number) {
            return Cell.right(under.get(programme).briefFigures(metric, number.value()));
        }
        if (measurement instanceof Measurement.Status status) {
            return Cell.right(words.status(metric, status.state(), report(programme)), Style.of(status.state()));
        }
        return none();
    }

    private Cell portals(int programme, MetricId metric) {
        return report(programme).evaluation().measurements().get(metric) instanceof Measurement.Figure figure
                ? Cell.right(
                        words.range(figure.portals().low(), figure.portals().high()))
                : none();
    }

    /** What widens the answer under each programme; said once where it is the same. */
    private void gaps() throws IOException {
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            under.get(i)
                    .gaps(report(i))
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
        List<NextTier> standings = comparison.reports().stream()
                .map(report -> NextTier.of(report.evaluation()))
                .toList();
        page.section(words.say("compare.missing"));
        Grid grid = headed(words.say("column.criterion"));
        row(
                grid,
                words.say("compare.next"),
                i -> Cell.right(
                        standings.get(i).next().map(under.get(i)::tier).orElseGet(() -> words.say("tier.highest")),
                        Style.BOLD));
        for (MetricId metric : comparison.metrics()) {
            if (standings.stream()
                    .anyMatch(standing -> standing.next().isPresent()
                            && standing.criterion(metric).isPresent())) {
                row(
                        grid,
                        metric(metric),
                        i -> standings.get(i).next().isPresent()
                                ? standings
                                        .get(i)
                                        .criterion(metric)
                                        .map(criterion -> missing(i, criterion))
                                        .orElseGet(this::none)
                                : none());
            }
        }
        page.table(grid);
    }

    private Cell missing(int programme, CriterionResult criterion) {
        String text = criterion.state() == State.MET
                ? words.state(State.MET)
                : criterion
                        .shortfall()
                        .map(shortfall -> under.get(programme)
                                .shortfall(criterion.requirement().metric(), shortfall))
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
        rules(rule -> rule instanceof Rule.Threshold);
        rules(rule -> rule instanceof Rule.Setting || rule instanceof Rule.GrowthShare);
        rules(rule -> rule instanceof Rule.Rate || rule instanceof Rule.Amount);
    }

    private void rules(Predicate<Rule> shown) throws IOException {
        List<Rule> rules = comparison.rules().stream().filter(shown).toList();
        if (rules.isEmpty()) {
            return;
        }
        Grid grid = headed(words.say("compare.rule"));
        for (Rule rule : rules) {
            row(grid, rule(rule), i -> Cell.right(value(rule, i)));
        }
        page.table(grid);
    }

    private String rule(Rule rule) {
        if (rule instanceof Rule.Threshold threshold) {
            return words.say("compare.named", tier(threshold.tier()), metric(threshold.metric()));
        }
        if (rule instanceof Rule.GrowthShare share) {
            return words.say("compare.rule.growth-share", metric(share.metric()));
        }
        if (rule instanceof Rule.Rate rate) {
            String kind = words.say("rate." + MachineForm.code(rate.kind()));
            return words.say("compare.rule.points", from(kind, rate.from()));
        }
        if (rule instanceof Rule.Amount amount) {
            return words.say("compare.rule.fixed-amount", from(amount.currency(), amount.from()));
        }
        return words.say("compare.rule." + MachineForm.code((Rule.Setting) rule));
    }

    private String from(String what, Optional<LocalDate> from) {
        return from.map(day -> words.say("rate.from", what, words.day(day))).orElse(what);
    }

    private String value(Rule rule, int programme) {
        Programme rules = comparison.programmes().get(programme);
        Words its = under.get(programme);
        String dash = words.typeface().dash();
        if (rule.under(rules).isEmpty()) {
            return dash;
        }
        if (rule instanceof Rule.Threshold threshold) {
            return threshold
                    .under(rules)
                    .map(requirement -> requirement instanceof Requirement.AtLeast minimum
                            ? its.figure(minimum.metric(), minimum.minimum())
                            : words.say("programme.needed"))
                    .orElse(dash);
        }
        if (rule instanceof Rule.GrowthShare share) {
            return share.under(rules)
                    .map(part -> words.say("percent", words.number(part.movePointRight(2))))
                    .orElse(dash);
        }
        if (rule instanceof Rule.Rate rate) {
            return rate.under(rules)
                    .map(points ->
                            words.say("compare.rate", words.number(points.standard()), words.number(points.growth())))
                    .orElse(dash);
        }
        if (rule instanceof Rule.Amount amount) {
            return amount.under(rules).map(words::amount).orElse(dash);
        }
        return setting((Rule.Setting) rule, rules, its);
    }

    private String setting(Rule.Setting setting, Programme rules, Words its) {
        return switch (setting) {
            case CURRENCY -> rules.currency();
            case SOLD_WINDOW -> words.period(rules.soldWindow());
            case APP_LOOK_BACK -> words.period(rules.appLookBack());
            case CERTIFICATION -> words.foreign(rules.certification());
            case REPORT_DAY -> Integer.toString(rules.updateDays().reportDay());
            case TIER_DAY -> Integer.toString(rules.updateDays().tierDay());
            case TIER_MONTHS ->
                rules.updateDays().tierMonths().size() == Month.values().length
                        ? words.say("compare.every-month")
                        : words.months(rules.updateDays().tierMonths());
            case POINTS_PER -> its.money(rules.pointRules().orElseThrow().per());
            case MANAGED_SPLIT ->
                words.say(rules.pointRules().orElseThrow().managedSplit() ? "compare.split.yes" : "compare.split.no");
            case ROUNDING -> {
                Rounding rounding = rules.pointRules().orElseThrow().rounding().orElseThrow();
                yield words.rounding(rounding) + ", " + words.decimals(rounding);
            }
        };
    }

    private void apps() throws IOException {
        if (comparison.apps().isEmpty()) {
            return;
        }
        page.section(words.say("compare.apps"));
        Grid grid = headed(words.say("compare.app"));
        for (CountedApp app : comparison.apps()) {
            row(
                    grid,
                    words.label(app.app().label()),
                    i -> Cell.right(app.under()
                            .get(i)
                            .map(counted -> words.say(counted ? "verdict.counts" : "verdict.does-not-count"))
                            .orElseGet(() -> words.typeface().dash())));
        }
        page.table(grid);
    }

    private void portals() throws IOException {
        page.section(words.say("compare.portals.differ"));
        List<PortalUnderEach> portals = comparison.portals();
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
        for (PortalUnderEach portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            for (Aspect aspect : portal.aspects()) {
                portal(
                        grid,
                        portal,
                        words.say("compare.aspect." + MachineForm.code(aspect)),
                        i -> portal.under()
                                .get(i)
                                .flatMap(standing -> value(aspect, standing, i))
                                .orElseGet(() -> words.typeface().dash()));
            }
            if (portal.aspects().isEmpty()) {
                portal(
                        grid,
                        portal,
                        words.say("compare.listed"),
                        i -> words.say(portal.under().get(i).isPresent() ? "compare.yes" : "compare.no"));
            }
        }
        page.table(grid);
        if (portals.size() > MOST_PORTALS) {
            page.paragraph(words.say("more.json", Integer.toString(portals.size() - MOST_PORTALS)));
        }
    }

    private void portal(Grid grid, PortalUnderEach portal, String what, IntFunction<String> value) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(words.foreign(portal.id())),
                Cell.of(words.portalName(portal.name())
                        .orElseGet(() -> words.typeface().dash())),
                Cell.of(what)));
        for (int i = 0; i < names.size(); i++) {
            cells.add(Cell.right(value.apply(i)));
        }
        grid.row(cells);
    }

    private Optional<String> value(Aspect aspect, PortalAssessment portal, int programme) {
        Words its = under.get(programme);
        return switch (aspect) {
            case SOLD -> Optional.of(its.reason("sold", portal.sold().reason()));
            case MANAGED -> Optional.of(its.reason("managed", portal.managed().reason()));
            case APPS ->
                comparison.programmes().get(programme).metrics().contains(MetricId.MEDIAN_APP_USAGE)
                        ? Optional.of(words.apps(portal.portal().appUsage()))
                        : Optional.empty();
            case POINTS -> portal.creditedPoints().map(its::points);
            case NAME, MRR -> throw new IllegalArgumentException("programmes do not decide about " + aspect);
        };
    }

    private void assumptions() throws IOException {
        page.section(words.say("section.assumptions"));
        page.list(IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> report(i).assumptions().stream().map(under.get(i)::assumption))
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
                .filter(i -> comparison.programmes().get(i).metrics().contains(metric))
                .mapToObj(i -> under.get(i).metric(metric))
                .findFirst()
                .orElseThrow();
    }

    private String tier(String id) {
        return comparison.programmes().stream()
                .flatMap(programme -> programme.tiers().stream())
                .filter(tier -> tier.id().equals(id))
                .findFirst()
                .map(words::tier)
                .orElseThrow();
    }

    private EvaluationReport report(int programme) {
        return comparison.reports().get(programme);
    }

    private Cell none() {
        return Cell.right(words.typeface().dash());
    }
}
