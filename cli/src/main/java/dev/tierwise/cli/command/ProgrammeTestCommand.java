package dev.tierwise.cli.command;

import dev.tierwise.answers.failure.Failure;
import dev.tierwise.answers.programme.ProgrammeTestMapper;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.config.SourceArguments;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.files.yaml.Place;
import dev.tierwise.programmes.FactTable;
import dev.tierwise.programmes.ProgrammeCase;
import dev.tierwise.programmes.ProgrammeCases;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeYaml;
import dev.tierwise.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tierwise programme test}: whether a programme gives what its cases expect. */
@Command(name = "test")
public final class ProgrammeTestCommand implements Callable<Integer> {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final Pattern PLACE_IN_TABLE = Pattern.compile("([a-z_]+)\\.csv:([0-9]{1,9}):([0-9]{1,9})");

    private final Environment environment;
    private final Evaluate evaluate;
    private final AdapterRegistry adapters;

    @Parameters(paramLabel = "FILE")
    private String file = "";

    @Mixin
    private final AnswerOptions answer;

    ProgrammeTestCommand(Environment environment, Evaluate evaluate, AdapterRegistry adapters, AnswerOptions answer) {
        this.environment = environment;
        this.evaluate = evaluate;
        this.adapters = adapters;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        ProgrammeCases opened;
        try {
            opened = ProgrammeCases.open(environment.workingDirectory(), file);
        } catch (InvalidFileException e) {
            return badInput(List.of(e.text()));
        }
        ProgrammeYaml.Reading rules = ProgrammeCatalogue.find(opened.programme());
        rules.warnings().forEach(environment::warn);
        List<ProgrammeCase> cases;
        try {
            cases = opened.cases(rules.programme());
        } catch (InvalidFileException e) {
            return badInput(List.of(e.text()));
        }
        List<ProgrammeTestMapper.Tested> tested = new ArrayList<>();
        List<Text> errors = new ArrayList<>();
        for (ProgrammeCase next : cases) {
            try {
                tested.add(test(next, rules.programme(), opened.folder()));
            } catch (BadInputException e) {
                e.errors().forEach(error -> errors.add(located(error, next)));
            }
        }
        if (!errors.isEmpty()) {
            return badInput(errors);
        }
        answer.write(ProgrammeTestMapper.of(rules.programme(), opened.name(), tested));
        return tested.stream().allMatch(each -> each.deviations().isEmpty())
                ? ExitCode.DONE.code()
                : ExitCode.NOT_REACHED.code();
    }

    private int badInput(List<Text> lines) {
        environment.tell(new Failure(Failure.Kind.BAD_INPUT, lines, lines.get(0)));
        return ExitCode.BAD_INPUT.code();
    }

    private ProgrammeTestMapper.Tested test(ProgrammeCase tested, Programme rules, Path folder)
            throws BadInputException, SourceException, IOException {
        EvaluationAnswer evaluated;
        if (tested.facts() instanceof ProgrammeCase.Folder named) {
            evaluated = evaluate(folder.resolve(named.path()), tested, rules);
        } else {
            Path written = Files.createTempDirectory("tierwise-case-");
            try {
                for (FactTable table : ((ProgrammeCase.Inline) tested.facts()).tables()) {
                    Files.writeString(written.resolve(table.name() + ".csv"), table.csv());
                }
                evaluated = evaluate(written, tested, rules);
            } finally {
                delete(written);
            }
        }
        evaluated.problems().forEach(problem -> environment.warn(located(problem, tested)));
        return new ProgrammeTestMapper.Tested(
                tested.name(),
                tested.place().toString(),
                tested.day(),
                tested.expected().deviations(evaluated.evaluation()));
    }

    private EvaluationAnswer evaluate(Path facts, ProgrammeCase tested, Programme rules)
            throws BadInputException, SourceException {
        return evaluate.evaluate(new SnapshotRequest(
                new SourceArguments(adapters, new AdapterOptions(Map.of(), environment.workingDirectory()))
                        .parse(List.of("csv:" + facts)),
                PartnerConfiguration.NONE,
                Optional.of(tested.day()),
                rules,
                new ExchangeRates(rules.currency(), Map.of()),
                Detail.FIGURES,
                TIME_LIMIT,
                (source, rows) -> {}));
    }

    /** A problem of facts with the place in the file of the cases where they stand, or where their folder is named. */
    private static Text located(Problem problem, ProgrammeCase tested) {
        if (tested.facts() instanceof ProgrammeCase.Folder folder) {
            return at(folder.place(), problem.text());
        }
        Matcher where = PLACE_IN_TABLE.matcher(problem.where());
        if (where.matches()) {
            for (FactTable table : ((ProgrammeCase.Inline) tested.facts()).tables()) {
                if (table.name().equals(where.group(1))) {
                    return at(
                            table.at(Integer.parseInt(where.group(2)), Integer.parseInt(where.group(3))),
                            problem.message());
                }
            }
        }
        return at(tested.place(), problem.text());
    }

    private static Text at(Place place, Text message) {
        return Text.joined(": ", List.of(Text.verbatim(place.toString()), message));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }
}
