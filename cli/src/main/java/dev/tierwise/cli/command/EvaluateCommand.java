package dev.tierwise.cli.command;

import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.suggest.WantedTier;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.tier.TierAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise evaluate}: which tier the partner holds, why, and what is missing for the next one. */
@Command(name = "evaluate")
public final class EvaluateCommand implements Callable<Integer> {

    private final Evaluate evaluate;
    private final Environment environment;

    @Mixin
    private SourceOptions sources;

    @Option(names = "--require", paramLabel = "TIER")
    private @Nullable String required;

    @Option(names = "--portals")
    private boolean portals;

    @Mixin
    private final AnswerOptions answer;

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
        List<EvaluationAnswer> reports = new ArrayList<>();
        try (ProgressLine progress = new ProgressLine(environment)) {
            for (SourceOptions.Asked each : asked) {
                reports.add(evaluate.evaluate(each.request(portals ? Detail.NAMES : Detail.FIGURES, progress)));
            }
        }
        environment.warn(reports.stream()
                .flatMap(report -> report.problems().stream())
                .distinct()
                .toList());
        answer.write(EvaluationMapper.of(reports, portals));
        return wanted == null || areReached(wanted, reports) ? ExitCode.DONE.code() : ExitCode.NOT_REACHED.code();
    }

    /** Whether a tier is certainly reached under each programme; says under which it is not. */
    private boolean areReached(String wanted, List<EvaluationAnswer> reports) {
        boolean all = true;
        for (EvaluationAnswer report : reports) {
            Tier tier = WantedTier.of(report.programme(), "--require", wanted);
            if (!isReached(tier, report)) {
                all = false;
                Text held = words(report);
                environment.say(Environment.complaint(
                        reports.size() == 1
                                ? Text.of(EvaluateCommand.class, "require.missed", name(tier), held)
                                : Text.of(
                                        EvaluateCommand.class,
                                        "require.missed-under",
                                        name(tier),
                                        report.programme().id(),
                                        held)));
            }
        }
        return all;
    }

    private static boolean isReached(Tier required, EvaluationAnswer report) {
        List<Tier> tiers = report.programme().tiers();
        return report.evaluation()
                .answer()
                .atLeast()
                .filter(held -> tiers.indexOf(held) >= tiers.indexOf(required))
                .isPresent();
    }

    private static Text words(EvaluationAnswer report) {
        TierAnswer answer = report.evaluation().answer();
        Optional<Text> least = answer.atLeast().map(EvaluateCommand::name);
        if (answer.settled()) {
            return Text.of(
                    EvaluateCommand.class,
                    "require.held",
                    least.orElse(Text.of(EvaluateCommand.class, "require.no-tier")));
        }
        Text most = name(answer.atMost().orElseThrow());
        return least.map(tier -> Text.of(EvaluateCommand.class, "require.between", tier, most))
                .orElse(Text.of(EvaluateCommand.class, "require.at-most", most));
    }

    /** A tier as a sentence names it: by its id in English, as on the command line, and by its label in German. */
    private static Text name(Tier tier) {
        return Text.bilingual(tier.id(), tier.label().de());
    }
}
