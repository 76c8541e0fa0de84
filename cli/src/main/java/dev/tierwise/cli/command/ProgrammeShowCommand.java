package dev.tierwise.cli.command;

import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tierwise programme show}: what a programme lays down. */
@Command(name = "show")
public final class ProgrammeShowCommand implements Callable<Integer> {

    private final Environment environment;

    @Parameters(paramLabel = "ID|FILE")
    private String programme = "";

    @Mixin
    private final AnswerOptions answer;

    ProgrammeShowCommand(Environment environment, AnswerOptions answer) {
        this.environment = environment;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        answer.write(ProgrammeMapper.of(ProgrammeCommand.find(programme, environment)));
        return ExitCode.DONE.code();
    }
}
