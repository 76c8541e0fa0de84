package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.explanation.ExplanationAnswer;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.explain.AmbiguousPortalException;
import dev.tierwise.application.explain.Explain;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.explain.UnknownPortalException;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise explain}: which portals count, since when and by which rule, and how a figure comes about. */
@Command(
        name = "explain",
        description = {
            "Explains which portals count and why, or how a figure is made.",
            "Says for each portal what counts and what does not, by which rule and sentence of HubSpot's "
                    + "FAQ, from when to when, and which source each fact comes from. With --why it explains a "
                    + "figure or the tier: everything that it is made of, so that it can be worked out again."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise explain agency --as-of 2018-03-15",
            "  tierwise explain agency --portal 2240188 --portal 2613377",
            "  tierwise explain agency --why sold-mrr --lang de",
            "  tierwise explain --config tierwise.yaml --why tier -o why.md",
            "",
            "Exit codes: 0 done, 2 wrong usage or configuration, also a portal that no source lists,"
                    + " 3 bad input data, 4 refused, 5 source unavailable."
        })
public final class ExplainCommand implements Callable<Integer> {

    /** What explains no metric but the tier. */
    static final String TIER = "tier";

    private static final Set<String> TIER_NAMES = Set.of(TIER, "partnerstufe", "stufe");

    private final Explain explain;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    @Option(
            names = "--portal",
            paramLabel = "PORTAL",
            description = "Explains this portal only, by its id or name. Can be repeated.")
    private List<String> portals = new ArrayList<>();

    @Option(
            names = "--why",
            paramLabel = "METRIC|tier",
            description =
                    "Explains a metric of the programme, such as sold-mrr or \"Sold MRR\", or the tier; as a whole, without --portal.")
    private @Nullable String why;

    @Inject
    ExplainCommand(Explain explain, Environment environment, SourceOptions sources, AnswerOptions answer) {
        this.explain = explain;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        if (why == null) {
            explainPortals();
        } else {
            explainFigure(why);
        }
        return ExitCode.DONE.code();
    }

    private void explainPortals() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        PortalsExplained report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = explain.portals(asked.request(Detail.EVERYTHING, progress), new LinkedHashSet<>(portals));
        } catch (AmbiguousPortalException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--portal: several portals are called '" + Printable.line(e.name())
                            + "'; name the one that is meant by its id: "
                            + Printable.line(String.join(", ", e.ids())));
        } catch (UnknownPortalException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--portal: no source lists the portal '" + Printable.line(e.id()) + "'"
                            + e.nearest()
                                    .map(nearest -> "; did you mean '" + Printable.line(nearest) + "'?")
                                    .orElse(""));
        }
        environment.warn(report.problems());
        answer.write(ExplanationAnswer.of(report));
    }

    private void explainFigure(String metric) throws Exception {
        if (!portals.isEmpty()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--why explains a figure as a whole and --portal single portals; give one of the two");
        }
        SourceOptions.Asked asked = sources.asked();
        Optional<MetricId> figure = figure(metric, asked.programme());
        FigureExplained report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = explain.figure(asked.request(Detail.NAMES, progress), figure);
        }
        environment.warn(report.problems());
        answer.write(ExplanationAnswer.of(report));
    }

    /** What is to be explained: a metric of the programme, or the tier. */
    private static Optional<MetricId> figure(String asked, Programme programme) {
        if (TIER_NAMES.contains(App.form(asked))) {
            return Optional.empty();
        }
        Optional<MetricId> metric = programme.metrics().stream()
                .filter(each -> names(each, programme).contains(App.form(asked)))
                .findFirst();
        if (metric.isEmpty()) {
            List<String> known = new ArrayList<>(
                    programme.metrics().stream().map(MetricId::value).toList());
            known.add(TIER);
            throw new UserException(
                    ExitCode.USAGE,
                    "--why: programme '" + programme.id() + "' has no '" + Printable.line(asked) + "'; "
                            + Nearest.to(asked, known)
                                    .map(nearest -> "did you mean '" + nearest + "'?")
                                    .orElseGet(() -> "expected " + String.join(", ", known)));
        }
        return metric;
    }

    /** What a metric is called: by its id, and in either language, also without what stands in brackets behind it. */
    private static Set<String> names(MetricId metric, Programme programme) {
        Set<String> names = new HashSet<>();
        names.add(App.form(metric.value()));
        for (Language language : Language.values()) {
            String label = App.form(new Words(language, Rules.of(programme), new Typeface(true)).metric(metric));
            names.add(label);
            names.add(label.replaceFirst("\\(.*\\)$", ""));
        }
        return names;
    }
}
