package dev.tierwise.cli.command;

import dev.tierwise.answers.evaluation.EvaluationAnswer;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.TierAnswer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise evaluate}: which tier the partner holds, why, and what is missing for the next one. */
@Command(
        name = "evaluate",
        description = {
            "Says which tier the partner holds, why, and what is missing.",
            "Unknown facts make a range of every figure that they touch: \"at least\" is certain, \"at "
                    + "most\" is not ruled out. Several programmes are answered one after the other."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise evaluate examples/agency --as-of 2018-03-15",
            "  tierwise evaluate --config tierwise.yaml --portals --lang de",
            "  tierwise evaluate csv:crm csv:supplement --rate EUR=1.17 -o tier.json",
            "  tierwise evaluate agency --programme hubspot-2018-01 --programme mine.yaml",
            "  tierwise evaluate export --csv-locale de --require gold",
            "",
            "Exit codes: 0 done, 2 wrong usage or configuration, 3 bad input data, 4 refused,"
                    + " 5 source unavailable, 10 required tier not certainly reached."
        })
public final class EvaluateCommand implements Callable<Integer> {

    private final Evaluate evaluate;
    private final Environment environment;

    @Mixin
    private SourceOptions sources;

    @Option(
            names = "--require",
            paramLabel = "TIER",
            description = "Ends with exit code 10 unless this tier or a higher one is certainly held.")
    private @Nullable String required;

    @Option(names = "--portals", description = "Lists every portal too: whether it counts, and why.")
    private boolean portals;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    EvaluateCommand(Evaluate evaluate, Environment environment, SourceOptions sources, AnswerOptions answer) {
        this.evaluate = evaluate;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        List<SourceOptions.Asked> asked = sources.askedUnderEach();
        String wanted = required;
        if (wanted != null) {
            asked.forEach(each -> WantedTier.of(each.programme(), "--require", wanted));
        }
        List<EvaluationReport> reports = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(environment)) {
            for (SourceOptions.Asked each : asked) {
                reports.add(evaluate.evaluate(each.request(portals ? Detail.NAMES : Detail.FIGURES, progress)));
            }
        }
        environment.warn(reports.stream()
                .flatMap(report -> report.problems().stream())
                .distinct()
                .toList());
        answer.write(EvaluationAnswer.of(reports, portals));
        return wanted == null || areReached(wanted, reports) ? ExitCode.DONE.code() : ExitCode.NOT_REACHED.code();
    }

    /** Whether a tier is certainly reached under each programme; says under which it is not. */
    private boolean areReached(String wanted, List<EvaluationReport> reports) {
        boolean all = true;
        for (EvaluationReport report : reports) {
            Tier tier = WantedTier.of(report.programme(), "--require", wanted);
            if (!isReached(tier, report)) {
                all = false;
                environment
                        .err()
                        .println("tierwise: " + tier.id() + " is not certainly reached"
                                + (reports.size() == 1
                                        ? ""
                                        : " under " + report.programme().id())
                                + ": " + words(report));
            }
        }
        return all;
    }

    private static boolean isReached(Tier required, EvaluationReport report) {
        List<Tier> tiers = report.programme().tiers();
        return report.evaluation()
                .answer()
                .atLeast()
                .filter(held -> tiers.indexOf(held) >= tiers.indexOf(required))
                .isPresent();
    }

    private static String words(EvaluationReport report) {
        TierAnswer answer = report.evaluation().answer();
        String least = answer.atLeast().map(Tier::id).orElse("no tier");
        return answer.settled()
                ? "the partner holds " + least
                : "the partner holds at least " + least + " and at most "
                        + answer.atMost().map(Tier::id).orElse("no tier");
    }
}
