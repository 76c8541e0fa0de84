package dev.tierwise.cli.command;

import dev.tierwise.answers.comparison.ComparisonAnswer;
import dev.tierwise.answers.comparison.SnapshotComparisonAnswer;
import dev.tierwise.application.compare.CompareProgrammes;
import dev.tierwise.application.compare.CompareSnapshots;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.compare.SnapshotComparison;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise compare}: the same facts under several programmes, or two snapshots under one. */
@Command(
        name = "compare",
        description = {
            "Compares several programmes for the same facts, or two snapshots.",
            "Puts programmes side by side: tiers, figures, rules, and the portals that count differently. "
                    + "With --with it compares two snapshots instead: figures, portals, and what each portal did to "
                    + "them."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise compare --programme hubspot-2016-11 --programme hubspot-2018-01",
            "  tierwise compare agency --programme hubspot-2018-01 --programme draft.yaml",
            "  tierwise compare may --as-of 2018-05-31 --with june",
            "  tierwise compare export --with crm --csv-locale de -o why.md",
            "",
            "Exit codes: 0 done, also where they differ, 2 wrong usage or configuration, 3 bad input data,"
                    + " 4 refused, 5 source unavailable."
        })
public final class CompareCommand implements Callable<Integer> {

    private final CompareProgrammes compareProgrammes;
    private final CompareSnapshots compareSnapshots;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    @Option(
            names = "--with",
            paramLabel = "SOURCE",
            description = "The other snapshot: a source like SOURCE. Can be repeated: several are merged in order."
                    + " All other options apply to both.")
    private List<String> others = new ArrayList<>();

    @Option(
            names = "--with-as-of",
            order = HelpOrder.DAYS,
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The day of the other snapshot; without it the same day.")
    private @Nullable LocalDate otherAsOf;

    @Inject
    CompareCommand(
            CompareProgrammes compareProgrammes,
            CompareSnapshots compareSnapshots,
            Environment environment,
            SourceOptions sources,
            AnswerOptions answer) {
        this.compareProgrammes = compareProgrammes;
        this.compareSnapshots = compareSnapshots;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        if (!others.isEmpty()) {
            snapshots();
        } else if (otherAsOf != null) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--with-as-of is the day of the snapshot that --with names, and there is no --with");
        } else {
            programmes();
        }
        return ExitCode.DONE.code();
    }

    private void programmes() throws Exception {
        if (sources.programmesNamed() < 2) {
            throw new UserException(
                    ExitCode.USAGE,
                    "there are not two programmes to compare; name them, as in 'tierwise compare my-agency"
                            + " --programme hubspot-2016-11 --programme hubspot-2018-01', or name another snapshot"
                            + " with --with");
        }
        List<SourceOptions.Asked> asked = sources.askedUnderEach();
        ProgrammeComparison comparison;
        try (ProgressLine progress = new ProgressLine(environment)) {
            List<SnapshotRequest> requests = asked.stream()
                    .map(each -> each.request(Detail.NAMES, progress))
                    .toList();
            comparison = compareProgrammes.compare(requests);
        }
        environment.warn(comparison.problems());
        answer.write(ComparisonAnswer.of(comparison));
    }

    private void snapshots() throws Exception {
        SourceOptions.Sides sides = sources.askedBeside(others, Optional.ofNullable(otherAsOf));
        SnapshotComparison comparison;
        try (ProgressLine progress = new ProgressLine(environment)) {
            comparison = compareSnapshots.compare(
                    sides.first().request(Detail.NAMES, progress),
                    sides.second().request(Detail.NAMES, progress));
        }
        List<Problem> problems = Stream.of(comparison.first(), comparison.second())
                .flatMap(side -> side.report().problems().stream())
                .distinct()
                .toList();
        environment.warn(problems);
        answer.write(SnapshotComparisonAnswer.of(comparison));
    }
}
