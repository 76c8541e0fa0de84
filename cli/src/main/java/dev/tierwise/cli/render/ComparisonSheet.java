package dev.tierwise.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.application.compare.PortalUnderEach;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The same facts under several programmes, side by side. */
public final class ComparisonSheet {

    private static final String SCHEMA = "tierwise/comparison/1";

    private ComparisonSheet() {}

    /**
     * Writes a comparison, complete with a last line end, and flushes; the writer stays open.
     *
     * @throws IOException when the writer refuses
     */
    public static void write(ProgrammeComparison comparison, PageFormat format, RenderOptions options, Writer out)
            throws IOException {
        switch (format) {
            case TABLE -> new Sheet(comparison, programme -> Page.onTerminal(options, programme, out)).write();
            case MARKDOWN -> new Sheet(comparison, programme -> Page.inMarkdown(options, programme, out)).write();
            case JSON ->
                JsonAnswer.write(out, SCHEMA, answer -> new Document(answer, answer.json(), comparison).write());
        }
        out.flush();
    }

    private record Document(JsonAnswer answer, JsonGenerator json, ProgrammeComparison comparison) {

        void write() throws IOException {
            EvaluationReport first = comparison.reports().get(0);
            json.writeStringField("partner", first.snapshot().partner().name());
            json.writeStringField("asOf", first.snapshot().day().toString());
            json.writeArrayFieldStart("programmes");
            for (EvaluationReport report : comparison.reports()) {
                json.writeStartObject();
                json.writeStringField("programme", report.programme().id());
                answer.tier(TierRange.of(report.evaluation().answer()));
                answer.metrics(
                        report.evaluation().measurements(), report.programme().currency());
                answer.tiers(report.evaluation().tiers());
                answer.assumptions(report.assumptions());
                answer.problems(report.problems());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("portals");
            for (PortalUnderEach portal : comparison.portals()) {
                json.writeStartObject();
                json.writeStringField("id", portal.portal().id());
                answer.field("name", portal.portal().name());
                json.writeArrayFieldStart("under");
                for (int i = 0; i < portal.assessments().size(); i++) {
                    json.writeStartObject();
                    json.writeStringField(
                            "programme", comparison.reports().get(i).programme().id());
                    assessment(portal.assessments().get(i));
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void assessment(PortalAssessment assessment) throws IOException {
            answer.verdict("sold", assessment.sold());
            answer.verdict("managed", assessment.managed());
            json.writeObjectFieldStart("apps");
            json.writeNumberField("low", assessment.portal().appUsage().low());
            json.writeNumberField("high", assessment.portal().appUsage().high());
            json.writeEndObject();
            if (assessment.creditedPoints().isPresent()) {
                answer.interval(
                        "points",
                        Unit.POINTS,
                        assessment.creditedPoints().get().total().inDecimals());
            }
        }
    }

    private static final class Sheet {

        private static final int MOST_PORTALS = 30;

        private final ProgrammeComparison comparison;
        private final List<Page> pages;
        private final Page page;

        /** Each programme has words of its own: its currency, its windows, its apps. */
        Sheet(ProgrammeComparison comparison, Function<Programme, Page> pages) {
            this.comparison = comparison;
            this.pages = comparison.reports().stream()
                    .map(report -> pages.apply(report.programme()))
                    .toList();
            this.page = this.pages.get(0);
        }

        void write() throws IOException {
            Words words = page.words();
            EvaluationReport first = comparison.reports().get(0);
            page.heading(
                    words.foreign(first.snapshot().partner().name()),
                    words.say("compare.as-of", words.day(first.snapshot().day())));
            page.table(figures());
            page.section(words.say("compare.rules"));
            page.table(rules());
            page.list(onlyOneCounts());
            portals();
        }

        /** A value for each programme. */
        private interface Value {
            String under(EvaluationReport report, Words words);
        }

        private void row(Grid grid, String label, Value value) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(label)));
            for (int i = 0; i < pages.size(); i++) {
                row.add(Cell.right(
                        value.under(comparison.reports().get(i), pages.get(i).words())));
            }
            grid.row(row);
        }

        private Grid head() {
            Grid grid = new Grid();
            List<Cell> head = new ArrayList<>(List.of(Cell.of("")));
            comparison
                    .reports()
                    .forEach(report -> head.add(
                            new Cell(page.words().foreign(report.programme().id()), Style.BOLD, true)));
            grid.row(head);
            return grid;
        }

        private Grid figures() {
            Words words = page.words();
            Grid grid = head();
            row(
                    grid,
                    words.say("column.tier"),
                    (report, own) -> own.tier(TierRange.of(report.evaluation().answer())));
            for (MetricId metric : metrics()) {
                row(
                        grid,
                        words.metric(metric),
                        (report, own) -> measurement(report, metric)
                                .map(measurement -> own.measured(metric, measurement))
                                .orElseGet(() -> own.typeface().dash()));
                if (comparison.reports().stream()
                        .anyMatch(report -> portals(report, metric).isPresent())) {
                    row(
                            grid,
                            words.say("compare.counted"),
                            (report, own) -> portals(report, metric)
                                    .map(portals -> own.range(portals.low(), portals.high()))
                                    .orElse(""));
                }
            }
            row(
                    grid,
                    words.say("compare.next"),
                    (report, own) -> Standing.of(report.evaluation())
                            .next()
                            .map(own::tier)
                            .orElseGet(() -> own.typeface().dash()));
            for (MetricId metric : metrics()) {
                row(
                        grid,
                        words.say("compare.missing", words.metric(metric)),
                        (report, own) -> missing(report, metric, own));
            }
            return grid;
        }

        private static Optional<Measurement> measurement(EvaluationReport report, MetricId metric) {
            return Optional.ofNullable(report.evaluation().measurements().get(metric));
        }

        private static Optional<PortalCount> portals(EvaluationReport report, MetricId metric) {
            return measurement(report, metric)
                    .filter(Measurement.Figure.class::isInstance)
                    .map(figure -> ((Measurement.Figure) figure).portals());
        }

        private static String missing(EvaluationReport report, MetricId metric, Words words) {
            Standing standing = Standing.of(report.evaluation());
            return standing.next().isEmpty()
                    ? words.typeface().dash()
                    : standing.criterion(metric)
                            .map(criterion -> criterion
                                    .shortfall()
                                    .map(shortfall -> words.shortfall(metric, shortfall))
                                    .orElseGet(() -> criterion.state() == State.MET
                                            ? words.typeface().dash()
                                            : words.state(criterion.state())))
                            .orElseGet(() -> words.typeface().dash());
        }

        private Set<MetricId> metrics() {
            Set<MetricId> metrics = new LinkedHashSet<>();
            comparison
                    .reports()
                    .forEach(report -> metrics.addAll(report.programme().metrics()));
            return metrics;
        }

        /** What the tiers ask for, by tier and metric, and what windows and lists there are. */
        private Grid rules() {
            Words words = page.words();
            Grid grid = head();
            Set<String> tiers = new LinkedHashSet<>();
            comparison.reports().forEach(report -> report.programme().tiers().forEach(tier -> tiers.add(tier.id())));
            for (String tier : tiers) {
                for (MetricId metric : metrics()) {
                    if (comparison.reports().stream()
                            .anyMatch(report -> required(report, tier, metric).isPresent())) {
                        row(
                                grid,
                                name(words, tier) + ", " + words.metric(metric),
                                (report, own) -> required(report, tier, metric)
                                        .map(criterion -> criterion
                                                .required()
                                                .map(required -> own.required(metric, required))
                                                .orElseGet(() -> own.say("compare.required")))
                                        .orElseGet(() -> own.typeface().dash()));
                    }
                }
            }
            row(
                    grid,
                    words.say("compare.sold-window"),
                    (report, own) -> own.period(report.programme().soldWindow()));
            row(
                    grid,
                    words.say("compare.look-back"),
                    (report, own) -> own.period(report.programme().appLookBack()));
            row(
                    grid,
                    words.say("compare.apps"),
                    (report, own) -> Integer.toString(report.programme().apps().size()));
            return grid;
        }

        private String name(Words words, String id) {
            return comparison.reports().stream()
                    .flatMap(report -> report.programme().tiers().stream())
                    .filter(tier -> tier.id().equals(id))
                    .findFirst()
                    .map((Tier tier) -> words.tier(tier))
                    .orElseThrow();
        }

        private static Optional<CriterionResult> required(EvaluationReport report, String tier, MetricId metric) {
            return report.evaluation().tiers().stream()
                    .filter(result -> result.tier().id().equals(tier))
                    .map(TierResult::criteria)
                    .flatMap(List::stream)
                    .filter(criterion -> criterion.requirement().metric().equals(metric))
                    .findFirst();
        }

        /** The apps that not all of the programmes count. */
        private List<String> onlyOneCounts() {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < pages.size(); i++) {
                Programme programme = comparison.reports().get(i).programme();
                Words words = pages.get(i).words();
                List<String> apps = programme.apps().apps().stream()
                        .map(App::id)
                        .filter(app -> comparison.reports().stream()
                                .anyMatch(other ->
                                        other.programme().apps().position(app).isEmpty()))
                        .map(words::app)
                        .toList();
                if (!apps.isEmpty()) {
                    statements.add(words.say("compare.only", words.foreign(programme.id()), String.join(", ", apps)));
                }
            }
            return statements;
        }

        private void portals() throws IOException {
            List<PortalUnderEach> portals = comparison.portals();
            Words words = page.words();
            page.section(words.say("compare.portals"));
            if (portals.isEmpty()) {
                page.paragraph(words.say("compare.portals.none"));
                return;
            }
            Grid grid = new Grid(1);
            List<Cell> head = new ArrayList<>(List.of(
                    Cell.of(words.say("column.portal"), Style.BOLD), Cell.of(words.say("column.name"), Style.BOLD)));
            comparison
                    .reports()
                    .forEach(report ->
                            head.add(new Cell(words.foreign(report.programme().id()), Style.BOLD, true)));
            grid.row(head);
            for (PortalUnderEach portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
                List<Cell> row = new ArrayList<>(List.of(
                        Cell.of(words.foreign(portal.portal().id())),
                        Cell.of(words.portalName(portal.portal().name())
                                .orElseGet(() -> words.typeface().dash()))));
                for (int i = 0; i < pages.size(); i++) {
                    row.add(Cell.right(counted(portal, i)));
                }
                grid.row(row);
            }
            page.table(grid);
            if (portals.size() > MOST_PORTALS) {
                page.paragraph(words.say("more.json", Integer.toString(portals.size() - MOST_PORTALS)));
            }
        }

        /** What a portal counts for under one programme: only that in which the programmes differ. */
        private String counted(PortalUnderEach portal, int programme) {
            Words words = pages.get(programme).words();
            PortalAssessment own = portal.assessments().get(programme);
            List<String> parts = new ArrayList<>();
            if (differs(portal, PortalAssessment::sold)) {
                parts.add(said(words, "sold", own.sold()));
            }
            if (differs(portal, PortalAssessment::managed)) {
                parts.add(said(words, "managed", own.managed()));
            }
            if (differs(portal, each -> words.apps(each.portal().appUsage()))) {
                parts.add(words.say("changes.apps.many", words.apps(own.portal().appUsage())));
            }
            if (differs(portal, PortalAssessment::creditedPoints)) {
                parts.add(own.creditedPoints()
                        .map(points -> words.say("compare.points", words.points(points.total())))
                        .orElseGet(() -> words.typeface().dash()));
            }
            return String.join(", ", parts);
        }

        private static String said(Words words, String kind, Verdict<?> verdict) {
            return words.say("column." + kind) + ": " + words.reason(kind, verdict.reason());
        }

        private static boolean differs(PortalUnderEach portal, Function<PortalAssessment, Object> part) {
            return Stream.of(portal.assessments())
                            .flatMap(List::stream)
                            .map(part)
                            .distinct()
                            .count()
                    > 1;
        }
    }
}
