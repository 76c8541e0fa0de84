package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.explanation.ExplanationMapper;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.explain.AmbiguousPortalException;
import dev.tierwise.application.explain.Explain;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.explain.UnknownPortalException;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.suggest.Suggestion;
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
@Command(name = "explain")
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

    @Option(names = "--portal", paramLabel = "PORTAL")
    private List<String> portals = new ArrayList<>();

    @Option(names = "--why", paramLabel = "METRIC|tier")
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
            throw UserException.usage(
                    ExplainCommand.class, "explain.ambiguous", Printable.line(e.name()), String.join(", ", e.ids()));
        } catch (UnknownPortalException e) {
            throw UserException.usage(
                    ExplainCommand.class,
                    "explain.unknown-portal",
                    Printable.line(e.id()),
                    Suggestion.of(e.nearest().map(Printable::line)));
        }
        environment.warn(report.problems());
        answer.write(ExplanationMapper.of(report));
    }

    private void explainFigure(String metric) throws Exception {
        if (!portals.isEmpty()) {
            throw UserException.usage(ExplainCommand.class, "explain.both");
        }
        SourceOptions.Asked asked = sources.asked();
        Optional<MetricId> figure = figure(metric, asked.programme());
        FigureExplained report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = explain.figure(asked.request(Detail.NAMES, progress), figure);
        }
        environment.warn(report.problems());
        answer.write(ExplanationMapper.of(report));
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
            throw UserException.usage(
                    ExplainCommand.class,
                    "explain.unknown-metric",
                    programme.id(),
                    Printable.line(asked),
                    Suggestion.orExpected(asked, known));
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
