package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.page.markdown.MarkdownPage;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes headings and tables to be pasted into a wiki. */
final class EvaluationMarkdown {

    /** The columns that are aligned to the right. */
    private static final Set<String> FIGURES = Set.of(
            "column.value",
            "column.required",
            "column.progress",
            "column.missing",
            "column.portals",
            "column.mrr",
            "column.points",
            "column.apps");

    private EvaluationMarkdown() {}

    static void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException {
        MarkdownPage page = new MarkdownPage(options, report.programme(), out);
        new Sheet(report, page, page.words()).write(options.portals());
    }

    private record Sheet(EvaluationReport report, MarkdownPage page, Words words) {

        void write(boolean portals) throws IOException {
            NextTier standing = NextTier.of(report.evaluation());
            page.heading(
                    words.foreign(report.snapshot().partner().name()),
                    words.header(report.snapshot().day()),
                    words.superseded(report.snapshot().day()));
            page.news(Style.PLAIN, words.say("column.tier") + ": " + held());
            for (Map.Entry<List<MetricId>, List<Tier>> open : standing.open().entrySet()) {
                page.paragraph(words.say("tier.open", words.tiers(open.getValue()), words.metrics(open.getKey())));
            }
            Optional<String> gaps = words.gaps(report);
            if (gaps.isPresent()) {
                page.paragraph(gaps.get());
            }
            criteria(standing);
            tiers();
            if (portals) {
                portals();
            }
            assumptions();
            problems();
        }

        private String held() {
            TierAnswer answer = report.evaluation().answer();
            Optional<String> least = answer.atLeast().map(words::tier);
            Optional<String> most = answer.atMost().map(words::tier);
            if (answer.settled()) {
                return least.orElseGet(() -> words.say("tier.none"));
            }
            return least.isPresent()
                    ? words.say("tier.between", least.get(), most.orElseThrow())
                    : words.say("tier.at-most", most.orElseThrow());
        }

        private void criteria(NextTier standing) throws IOException {
            page.section(words.say(
                    standing.next().isPresent() ? "section.next" : "section.highest",
                    words.tier(standing.measured().tier())));
            head(
                    "column.criterion",
                    "column.value",
                    "column.required",
                    "column.progress",
                    "column.missing",
                    "column.portals");
            for (Map.Entry<MetricId, Measurement> measurement :
                    report.evaluation().measurements().entrySet()) {
                MetricId metric = measurement.getKey();
                Optional<CriterionResult> criterion = standing.criterion(metric);
                if (measurement.getValue() instanceof Measurement.Numeric number) {
                    row(figure(metric, number, criterion));
                } else if (measurement.getValue() instanceof Measurement.Status status) {
                    row(status(metric, status.state(), criterion));
                }
            }
        }

        private List<String> figure(MetricId metric, Measurement.Numeric number, Optional<CriterionResult> criterion) {
            String portals = number instanceof Measurement.Figure figure
                    ? words.range(figure.portals().low(), figure.portals().high())
                    : "";
            String value = words.figures(metric, number.value());
            if (criterion.isPresent()
                    && criterion.get().required().isPresent()
                    && criterion.get().shortfall().isPresent()) {
                Interval required = criterion.get().required().get();
                return List.of(
                        words.metric(metric),
                        value,
                        words.required(metric, required),
                        words.percent(number.value(), required),
                        words.shortfall(metric, criterion.get().shortfall().get()),
                        portals);
            }
            return List.of(words.metric(metric), value, words.typeface().dash(), "", "", portals);
        }

        private List<String> status(MetricId metric, State state, Optional<CriterionResult> criterion) {
            String value = words.status(metric, state, report);
            if (metric.equals(MetricId.CERTIFICATION)) {
                value += words.certificationDates(
                                CertificationStatus.of(state, report),
                                report.snapshot().day())
                        .map(dates -> ", " + dates)
                        .orElse("");
            }
            return List.of(
                    words.metric(metric),
                    value,
                    criterion.isPresent()
                            ? words.needed(metric)
                            : words.typeface().dash(),
                    "",
                    "",
                    "");
        }

        private void tiers() throws IOException {
            page.section(words.say("section.tiers"));
            head("column.tier", "column.criterion", "column.required", "column.missing", "column.state");
            for (TierResult tier : report.evaluation().tiers()) {
                String name = words.tier(tier.tier());
                row(List.of("**" + name + "**", "", "", "", "**" + words.state(tier.state()) + "**"));
                for (CriterionResult criterion : tier.criteria()) {
                    row(criterion(name, criterion));
                }
            }
        }

        private List<String> criterion(String tier, CriterionResult criterion) {
            MetricId metric = criterion.requirement().metric();
            return List.of(
                    tier,
                    words.metric(metric),
                    criterion
                            .required()
                            .map(required -> words.required(metric, required))
                            .orElseGet(() -> words.needed(metric)),
                    criterion
                            .shortfall()
                            .map(missing -> words.shortfall(metric, missing))
                            .orElse(""),
                    words.state(criterion.state()));
        }

        private void portals() throws IOException {
            page.section(words.say("section.portals"));
            List<String> columns = new ArrayList<>(List.of(
                    "column.portal", "column.name", "column.mrr", "column.apps", "column.sold", "column.managed"));
            report.programme().pointRules().ifPresent(rules -> columns.add("column.points"));
            head(columns.toArray(String[]::new));
            try {
                report.forEachPortal(portal -> {
                    try {
                        row(portal(portal));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private List<String> portal(PortalAssessment portal) {
            List<String> cells = new ArrayList<>(List.of(
                    words.foreign(portal.portal().id()),
                    words.portalName(portal.portal().name())
                            .orElse(words.typeface().dash()),
                    words.mrr(portal.mrr()),
                    words.apps(portal.portal().appUsage()),
                    verdict("sold", portal.sold()),
                    verdict("managed", portal.managed())));
            portal.creditedPoints().ifPresent(points -> cells.add(words.points(points.total())));
            return cells;
        }

        private String verdict(String kind, Verdict<?> verdict) {
            return words.say("verdict." + MachineForm.code(verdict.count())) + ": "
                    + words.reason(kind, verdict.reason());
        }

        private void assumptions() throws IOException {
            if (report.assumptions().isEmpty()) {
                return;
            }
            page.section(words.say("section.assumptions"));
            page.list(report.assumptions().stream().map(words::assumption).toList());
        }

        private void problems() throws IOException {
            if (report.problems().isEmpty()) {
                return;
            }
            page.section(words.say("section.warnings"));
            head("column.where", "column.warning");
            for (Problem problem : report.problems()) {
                row(List.of(words.foreign(problem.where()), words.foreign(problem.message())));
            }
        }

        private void head(String... columns) throws IOException {
            page.head(Stream.of(columns)
                    .map(column -> new Cell(words.say(column), Style.PLAIN, FIGURES.contains(column)))
                    .toList());
        }

        private void row(List<String> cells) throws IOException {
            page.row(cells);
        }
    }
}
