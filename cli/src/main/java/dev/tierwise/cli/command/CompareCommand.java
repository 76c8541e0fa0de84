package dev.tierwise.cli.command;

import dev.tierwise.application.changes.SnapshotChanges;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.render.ComparisonSheet;
import dev.tierwise.cli.render.SnapshotChangesSheet;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise compare}: the same facts under several programmes, or two snapshots under one. */
@Command(
        name = "compare",
        description = {
            "Puts programmes side by side for the same facts, or with --with two snapshots under the same programme: tiers,",
            "figures, what the rules differ in, and which portals are behind a difference."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise compare examples/agency --as-of 2018-03-15 --programme hubspot-2016-11 --programme hubspot-2018-01",
            "  tierwise compare --config tierwise.yaml --programme hubspot-2018-01 --programme my-draft.yaml --lang de",
            "  tierwise compare february --as-of 2018-02-28 --with march --with-as-of 2018-03-31",
            "  tierwise compare hubspot:main --with backup --format json -o difference.json",
            "",
            "Exit codes: 0 done, also where they differ, 2 wrong usage or configuration, 3 bad input data, 4 refused,",
            "5 source unavailable."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Evaluate evaluate;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    @Option(
            names = "--with",
            paramLabel = "SOURCE",
            description = "The other snapshot: adapter:location, or a path. Repeated, the sources are merged in order.")
    private List<String> with = new ArrayList<>();

    @Option(
            names = "--with-as-of",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The day of the other snapshot; without it the same day.")
    private @Nullable LocalDate withAsOf;

    @Inject
    CompareCommand(Evaluate evaluate, Environment environment, SourceOptions sources, AnswerOptions answer) {
        this.evaluate = evaluate;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        if (!with.isEmpty()) {
            snapshots();
        } else if (withAsOf != null) {
            throw new UserException(ExitCode.USAGE, "--with-as-of is the day of the sources of --with; name some");
        } else if (sources.programmes() < 2) {
            throw new UserException(
                    ExitCode.USAGE,
                    "there is nothing to compare with; name two programmes, as in '--programme hubspot-2016-11"
                            + " --programme hubspot-2018-01', or another snapshot, as in '--with other-folder'");
        } else {
            programmes();
        }
        return ExitCode.DONE.code();
    }

    private void programmes() throws Exception {
        List<EvaluationReport> reports = new ArrayList<>();
        for (SourceOptions.Asked each : sources.askedUnderEach()) {
            reports.add(evaluated(each));
        }
        warn(reports);
        ProgrammeComparison comparison = ProgrammeComparison.of(reports);
        answer.write((format, options, out) -> ComparisonSheet.write(comparison, format, options, out));
    }

    private void snapshots() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        SourceOptions.Asked others = sources.askedOfOthers(asked, with, Optional.ofNullable(withAsOf));
        EvaluationReport one = evaluated(asked);
        EvaluationReport other = evaluated(others);
        warn(List.of(one, other));
        String partner = one.snapshot().partner().name();
        if (!other.snapshot().partner().name().equals(partner)) {
            environment.err().println("note: the snapshots are of two partners, compared all the same");
        }
        SnapshotChanges changes = SnapshotChanges.between(one, other);
        answer.write((format, options, out) -> SnapshotChangesSheet.write(changes, format, options, out));
    }

    private EvaluationReport evaluated(SourceOptions.Asked asked) throws Exception {
        try (ProgressLine progress = new ProgressLine(environment)) {
            return evaluate.evaluate(asked.request(Detail.NAMES, progress));
        }
    }

    private void warn(List<EvaluationReport> reports) {
        environment.warn(reports.stream()
                .flatMap(report -> report.problems().stream())
                .distinct()
                .toList());
    }
}
