package dev.tierwise.cli.render;

import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes headings and tables to be pasted into a wiki. */
final class MarkdownRenderer implements EvaluationRenderer {

    /** The columns that are aligned to the right. */
    private static final Set<String> FIGURES = Set.of(
            "column.value",
            "column.required",
            "column.progress",
            "column.missing",
            "column.portals",
            "column.mrr",
            "column.apps");

    @Override
    public void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException {
        Typeface typeface = new Typeface(options.unicode());
        Words words = new Words(options.language(), report.programme(), typeface, text -> escape(typeface.clean(text)));
        new Page(report, words, typeface, out).write(options.portals());
        out.flush();
    }

    /** The text with everything that Markdown or HTML would take for markup made literal. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!', '$' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString().strip();
    }

    private record Page(EvaluationReport report, Words words, Typeface typeface, Writer out) {

        void write(boolean portals) throws IOException {
            Standing standing = Standing.of(report.evaluation());
            line("# " + words.foreign(report.snapshot().partner().name()));
            paragraph(words.header(report.snapshot().day()));
            paragraph("**" + words.say("column.tier") + ": " + held() + "**");
            for (Map.Entry<List<MetricId>, List<Tier>> open : standing.open().entrySet()) {
                paragraph(words.say("tier.open", words.tiers(open.getValue()), words.metrics(open.getKey())));
            }
            Optional<String> gaps = words.gaps(report);
            if (gaps.isPresent()) {
                paragraph(gaps.get());
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

        private void criteria(Standing standing) throws IOException {
            heading(words.say(
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
                if (measurement.getValue() instanceof Measurement.Figure figure) {
                    row(figure(metric, figure, criterion));
                } else if (measurement.getValue() instanceof Measurement.Status status) {
                    row(status(metric, status.state(), criterion));
                }
            }
        }

        private List<String> figure(MetricId metric, Measurement.Figure figure, Optional<CriterionResult> criterion) {
            String portals =
                    words.range(figure.portals().low(), figure.portals().high());
            String value = words.figures(metric, figure.value());
            if (criterion.isPresent()
                    && criterion.get().requirement() instanceof Requirement.AtLeast required
                    && criterion.get().shortfall().isPresent()) {
                return List.of(
                        words.metric(metric),
                        value,
                        words.figure(metric, required.minimum()),
                        words.percent(figure.value(), required.minimum()),
                        words.figures(metric, criterion.get().shortfall().get()),
                        portals);
            }
            return List.of(words.metric(metric), value, typeface.dash(), "", "", portals);
        }

        private List<String> status(MetricId metric, State state, Optional<CriterionResult> criterion) {
            String value = words.state(state);
            if (metric.equals(MetricId.CERTIFICATION)) {
                CertificationStanding certification = CertificationStanding.of(state, report);
                value = words.certification(certification)
                        + words.certificationDates(
                                        certification, report.snapshot().day())
                                .map(dates -> ", " + dates)
                                .orElse("");
            }
            return List.of(
                    words.metric(metric),
                    value,
                    criterion.isPresent() ? words.say("state.met") : typeface.dash(),
                    "",
                    "",
                    "");
        }

        private void tiers() throws IOException {
            heading(words.say("section.tiers"));
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
            boolean figure = criterion.requirement() instanceof Requirement.AtLeast;
            return List.of(
                    tier,
                    words.metric(metric),
                    criterion.requirement() instanceof Requirement.AtLeast required
                            ? words.figure(metric, required.minimum())
                            : "",
                    criterion
                            .shortfall()
                            .filter(missing -> figure)
                            .map(missing -> words.figures(metric, missing))
                            .orElse(""),
                    words.state(criterion.state()));
        }

        private void portals() throws IOException {
            heading(words.say("section.portals"));
            head("column.portal", "column.name", "column.mrr", "column.apps", "column.sold", "column.managed");
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
            return List.of(
                    words.foreign(portal.portal().id()),
                    portal.portal()
                            .name()
                            .map(words::foreign)
                            .filter(name -> !name.isBlank())
                            .orElse(typeface.dash()),
                    words.mrr(portal.mrr()),
                    words.apps(portal.portal().appUsage()),
                    verdict("sold", portal.sold()),
                    verdict("managed", portal.managed()));
        }

        private String verdict(String kind, Verdict<?> verdict) {
            return words.say("verdict." + MachineForm.code(verdict.count())) + ": "
                    + words.reason(kind, verdict.reason());
        }

        private void assumptions() throws IOException {
            if (report.assumptions().isEmpty()) {
                return;
            }
            heading(words.say("section.assumptions"));
            line("");
            for (Assumption assumption : report.assumptions()) {
                line("- " + words.assumption(assumption));
            }
        }

        private void problems() throws IOException {
            if (report.problems().isEmpty()) {
                return;
            }
            heading(words.say("section.warnings"));
            head("column.where", "column.warning");
            for (Problem problem : report.problems()) {
                row(List.of(words.foreign(problem.where()), words.foreign(problem.message())));
            }
        }

        private void heading(String text) throws IOException {
            line("");
            line("## " + text);
        }

        private void paragraph(String text) throws IOException {
            line("");
            line(text);
        }

        private void head(String... columns) throws IOException {
            line("");
            row(Stream.of(columns).map(words::say).toList());
            line(Stream.of(columns)
                    .map(column -> FIGURES.contains(column) ? "---:|" : "---|")
                    .collect(Collectors.joining("", "|", "")));
        }

        private void row(List<String> cells) throws IOException {
            line("| " + String.join(" | ", cells) + " |");
        }

        private void line(String text) throws IOException {
            out.write(text);
            out.write('\n');
        }
    }
}
