package dev.tierwise.cli.command;

import dev.tierwise.answers.explanation.ExplanationMapper;
import dev.tierwise.answers.explanation.WantedMetric;
import dev.tierwise.application.explain.Explain;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.text.UserException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise explain}: which portals count, since when and by which rule, and how a figure comes about. */
@Command(name = "explain")
public final class ExplainCommand implements Callable<Integer> {

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
        }
        environment.warn(report.problems());
        answer.write(ExplanationMapper.of(report));
    }

    private void explainFigure(String metric) throws Exception {
        if (!portals.isEmpty()) {
            throw UserException.usage(ExplainCommand.class, "explain.both");
        }
        SourceOptions.Asked asked = sources.asked();
        Optional<MetricId> figure = WantedMetric.of(asked.programme(), "--why", metric);
        FigureExplained report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = explain.figure(asked.request(Detail.NAMES, progress), figure);
        }
        environment.warn(report.problems());
        answer.write(ExplanationMapper.of(report));
    }
}
