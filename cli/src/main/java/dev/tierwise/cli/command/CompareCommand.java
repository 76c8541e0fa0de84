package dev.tierwise.cli.command;

import dev.tierwise.answers.comparison.ComparisonMapper;
import dev.tierwise.answers.comparison.SnapshotComparisonMapper;
import dev.tierwise.application.compare.CompareProgrammes;
import dev.tierwise.application.compare.CompareSnapshots;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.compare.SnapshotComparison;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.UserException;
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
@Command(name = "compare")
public final class CompareCommand implements Callable<Integer> {

    private final CompareProgrammes compareProgrammes;
    private final CompareSnapshots compareSnapshots;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    @Option(names = "--with", paramLabel = "SOURCE")
    private List<String> others = new ArrayList<>();

    @Option(names = "--with-as-of", order = HelpOrder.DAYS, paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate otherAsOf;

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
            throw UserException.usage(CompareCommand.class, "compare.day-alone");
        } else {
            programmes();
        }
        return ExitCode.DONE.code();
    }

    private void programmes() throws Exception {
        List<SourceOptions.Asked> asked = sources.askedUnderEach();
        if (asked.size() < 2) {
            asked = beforeAndAfter(asked.get(0));
        }
        ProgrammeComparison comparison;
        try (ProgressLine progress = new ProgressLine(environment)) {
            List<SnapshotRequest> requests = asked.stream()
                    .map(each -> each.request(Detail.NAMES, progress))
                    .toList();
            comparison = compareProgrammes.compare(requests);
        }
        environment.warn(comparison.problems());
        answer.write(ComparisonMapper.of(comparison));
    }

    /** Under one line of programmes: the rules of the day and those that follow or, where none do, those before them. */
    private static List<SourceOptions.Asked> beforeAndAfter(SourceOptions.Asked asked) {
        List<Programme> programmes = asked.programme()
                .line()
                .map(line -> line.around(asked.programme()))
                .orElse(List.of());
        if (programmes.size() < 2) {
            throw UserException.usage(CompareCommand.class, "compare.not-two");
        }
        return programmes.stream().map(asked::under).toList();
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
        answer.write(SnapshotComparisonMapper.of(comparison));
    }
}
