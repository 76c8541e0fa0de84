package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An evaluation for people: the tier first, then why, then what is missing. */
final class EvaluationPage {

    private static final int EXPIRES_SOON_DAYS = 60;
    private static final int POINTS = 4;

    private final EvaluationDocument evaluation;
    private final Page page;
    private final Words words;
    private final String measured;

    EvaluationPage(EvaluationDocument evaluation, Page page) {
        this.evaluation = evaluation;
        this.page = page;
        this.words = page.words().under(evaluation.programmeRules());
        this.measured = words.tier(evaluation.measured().tier());
    }

    static void drawEach(EvaluationsDocument document, Page page) throws IOException {
        boolean first = true;
        for (EvaluationDocument evaluation : document.evaluations()) {
            if (!first) {
                page.end();
            }
            new EvaluationPage(evaluation, page).draw();
            first = false;
        }
    }

    void draw() throws IOException {
        page.heading(evaluation.partner(), words.header(evaluation.asOf()), words.superseded());
        tier();
        criteria();
        tiers();
        if (!evaluation.assumptions().isEmpty()) {
            List<String> assumptions =
                    evaluation.assumptions().stream().map(words::assumption).toList();
            page.appendix(
                    words.say("section.assumptions"),
                    words.say("assumed", String.join("; ", assumptions)),
                    full -> full.list(assumptions));
        }
        problems();
        if (evaluation.portals() != null) {
            portals(evaluation.portals());
        }
    }

    private void tier() throws IOException {
        boolean certain = evaluation.tier().settled() && evaluation.tier().atLeast() != null;
        List<String> notes = new ArrayList<>();
        evaluation
                .open()
                .forEach((metrics, tiers) ->
                        notes.add(words.say("tier.open", words.tiers(tiers), words.metrics(metrics))));
        words.unknown(evaluation.unknown()).ifPresent(notes::add);
        page.tier(new Page.Headline(
                certain ? Style.TITLE_GOOD : Style.TITLE_WARN,
                words.say("column.tier"),
                words.held(evaluation.tier()),
                words.shouted(evaluation.tier()),
                evaluation.next() == null ? words.say("tier.highest") : words.say("tier.next", measured),
                notes));
    }

    private void criteria() throws IOException {
        Grid grid = new Grid();
        grid.row(
                head("column.criterion"),
                figureHead("column.value"),
                figureHead("column.required"),
                figureHead("column.progress"),
                figureHead("column.missing"),
                figureHead("column.portals"));
        List<Page.Progress> lines = new ArrayList<>();
        evaluation.metrics().forEach((metric, measurement) -> {
            Optional<Criterion> criterion = evaluation.criterion(metric);
            if (measurement instanceof Measured.Figure number) {
                grid.row(row(metric, number, criterion));
                lines.add(line(metric, number, criterion));
            } else if (measurement instanceof Measured.Status status) {
                grid.row(row(metric, status, criterion));
                lines.add(line(metric, status, criterion));
            }
        });
        page.progress(words.say(evaluation.next() == null ? "section.highest" : "section.next", measured), lines, grid);
    }

    private Page.Progress line(MetricId metric, Measured.Figure number, Optional<Criterion> criterion) {
        String value = words.figures(metric, number.value());
        String portals = words.portals(number).map(count -> ", " + count).orElse("");
        Optional<Interval> demand = criterion.flatMap(Criterion::demand);
        if (criterion.isEmpty() || demand.isEmpty()) {
            String note = words.say("required.not", measured) + portals;
            return new Page.Progress(words.metric(metric), value, Style.PLAIN, Optional.empty(), note, note);
        }
        boolean met = criterion.get().state() == State.MET;
        String brief = met
                ? words.say("required", words.required(metric, demand.get()))
                : words.missing(metric, criterion.get().missing().orElseThrow());
        String note =
                met ? brief : words.missing(metric, criterion.get().missing().orElseThrow(), measured);
        return new Page.Progress(
                words.metric(metric),
                value,
                Style.of(criterion.get().state()),
                Optional.of(new Page.Gauge(number.value(), demand.get(), words.percent(number.value(), demand.get()))),
                note + portals,
                brief + portals);
    }

    private Page.Progress line(MetricId metric, Measured.Status status, Optional<Criterion> criterion) {
        List<String> notes = new ArrayList<>();
        Style style = Style.of(status.state());
        if (status instanceof Measured.Certification certification) {
            words.certificationDates(certification, evaluation.asOf()).ifPresent(notes::add);
            style = style(certification);
        }
        if (criterion.isEmpty()) {
            notes.add(words.say("required.not", measured));
        } else if (status.state() != State.MET) {
            notes.add(words.say("required.for", measured));
        }
        String note = String.join(", ", notes);
        return new Page.Progress(
                words.metric(metric), words.status(metric, status), style, Optional.empty(), note, note);
    }

    private Style style(Measured.Certification certification) {
        LocalDate last = certification.validUntil();
        return switch (certification.state()) {
            case MET ->
                last != null && !last.isAfter(evaluation.asOf().plusDays(EXPIRES_SOON_DAYS)) ? Style.WARN : Style.GOOD;
            case UNMET -> Style.BAD;
            case UNDETERMINED -> Style.WARN;
        };
    }

    private List<Cell> row(MetricId metric, Measured.Figure number, Optional<Criterion> criterion) {
        Optional<Interval> demand = criterion.flatMap(Criterion::demand);
        return List.of(
                Cell.of(words.metric(metric)),
                Cell.right(words.figures(metric, number.value())),
                Cell.right(demand.map(required -> words.required(metric, required))
                        .orElseGet(() -> words.typeface().dash())),
                Cell.right(demand.map(required -> words.percent(number.value(), required))
                        .orElse("")),
                Cell.right(criterion
                        .flatMap(Criterion::missing)
                        .map(missing -> words.shortfall(metric, missing))
                        .orElse("")),
                Cell.right(number.portals() == null ? "" : words.range(number.portals())));
    }

    private List<Cell> row(MetricId metric, Measured.Status status, Optional<Criterion> criterion) {
        String dates = status instanceof Measured.Certification certification
                ? words.certificationDates(certification, evaluation.asOf())
                        .map(days -> ", " + days)
                        .orElse("")
                : "";
        return List.of(
                Cell.of(words.metric(metric)),
                Cell.right(words.status(metric, status) + dates),
                Cell.right(
                        criterion.isPresent()
                                ? words.needed(metric)
                                : words.typeface().dash()),
                Cell.right(""),
                Cell.right(""),
                Cell.right(""));
    }

    private void tiers() throws IOException {
        Grid grid = new Grid();
        grid.row(
                head("column.tier"),
                head("column.criterion"),
                figureHead("column.required"),
                figureHead("column.missing"),
                head("column.state"));
        List<Cell> brief = new ArrayList<>();
        for (TierStatus tier : evaluation.tiers()) {
            String name = words.tier(tier.tier());
            brief.add(brief(name, tier));
            grid.row(
                    Cell.of(name, Style.HEADLINE),
                    Cell.of(""),
                    Cell.of(""),
                    Cell.of(""),
                    Cell.of(words.state(tier.state()), Style.HEADLINE));
            tier.criteria().forEach(criterion -> grid.row(row(name, criterion)));
        }
        page.tiers(words.say("section.tiers"), brief, grid);
    }

    private Cell brief(String name, TierStatus tier) {
        long met = tier.criteria().stream()
                .map(Criterion::state)
                .filter(State.MET::equals)
                .count();
        return Cell.of(
                words.say(
                        "tier-state." + MachineForm.code(tier.state()),
                        name,
                        Long.toString(met),
                        Integer.toString(tier.criteria().size())),
                Style.of(tier.state()));
    }

    private List<Cell> row(String tier, Criterion criterion) {
        MetricId metric = criterion.metric();
        return List.of(
                Cell.of(tier),
                Cell.of(words.metric(metric)),
                Cell.right(criterion
                        .demand()
                        .map(required -> words.required(metric, required))
                        .orElseGet(() -> words.needed(metric))),
                Cell.right(criterion
                        .missing()
                        .map(missing -> words.shortfall(metric, missing))
                        .orElse("")),
                Cell.of(words.state(criterion.state())));
    }

    private void problems() throws IOException {
        // the heading says already that the rules were replaced
        int said = evaluation.programmeRules().supersededOn() == null ? 0 : 1;
        List<ReportedProblem> problems =
                evaluation.problems().subList(said, evaluation.problems().size());
        if (problems.isEmpty()) {
            return;
        }
        page.appendix(words.say("section.warnings"), words.count("warnings", problems.size()), full -> {
            Grid grid = new Grid();
            grid.row(head("column.where"), head("column.warning"));
            problems.forEach(problem ->
                    grid.row(Cell.of(problem.where()), Cell.of(words.in(problem.message(), problem.messageIn()))));
            full.table(grid);
        });
    }

    /** How many portals certainly and possibly count. */
    private static final class Tally {
        private int portals;
        private int sold;
        private int perhapsSold;
        private int managed;
        private int perhapsManaged;

        void add(AssessedPortal portal) {
            portals++;
            sold += portal.sold().state() == Count.COUNTS ? 1 : 0;
            perhapsSold += portal.sold().state() == Count.DOES_NOT_COUNT ? 0 : 1;
            managed += portal.managed().state() == Count.COUNTS ? 1 : 0;
            perhapsManaged += portal.managed().state() == Count.DOES_NOT_COUNT ? 0 : 1;
        }
    }

    private void portals(Sequence<AssessedPortal> portals) throws IOException {
        List<Cell> columns = new ArrayList<>(List.of(
                head("column.portal"),
                head("column.name"),
                figureHead("column.mrr"),
                figureHead("column.apps"),
                head("column.sold"),
                head("column.managed")));
        if (evaluation.programmeRules().countPoints()) {
            columns.add(POINTS, figureHead("column.points"));
        }
        Tally[] tally = {new Tally()};
        page.listing(new Page.Listing(
                words.say("section.portals"),
                columns,
                1,
                columns.size() - 2,
                row -> {
                    tally[0] = new Tally();
                    portals.forEach(portal -> {
                        tally[0].add(portal);
                        row.accept(row(portal));
                    });
                },
                words.say("portals.none"),
                () -> words.say(
                        "summary",
                        words.count("portals", tally[0].portals),
                        words.range(tally[0].sold, tally[0].perhapsSold),
                        words.range(tally[0].managed, tally[0].perhapsManaged))));
    }

    private List<Cell> row(AssessedPortal portal) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(portal.id()),
                Cell.of(words.nameOrDash(portal.name())),
                Cell.right(words.mrr(portal.mrr()), certain(portal.mrr().isExact())),
                Cell.right(
                        words.apps(portal.apps()),
                        certain(portal.apps().unknown().isEmpty())),
                Cell.verdict(
                        portal.sold().state(),
                        words.reason("sold", portal.sold().reason())),
                Cell.verdict(
                        portal.managed().state(),
                        words.reason("managed", portal.managed().reason()))));
        if (evaluation.programmeRules().countPoints()) {
            cells.add(
                    POINTS,
                    portal.points() == null
                            ? Cell.right("")
                            : Cell.right(
                                    words.points(portal.points().total()),
                                    certain(portal.points().total().isExact())));
        }
        return cells;
    }

    private static Style certain(boolean exact) {
        return exact ? Style.PLAIN : Style.WARN;
    }

    private Cell head(String key) {
        return Cell.of(words.say(key), Style.BOLD);
    }

    private Cell figureHead(String key) {
        return Cell.right(words.say(key), Style.BOLD);
    }
}
