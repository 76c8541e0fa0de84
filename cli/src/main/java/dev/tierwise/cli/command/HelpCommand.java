package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.command.UsageErrors.UsageException;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise help}: what {@code --help} shows, also for a command below another one. */
@Command(name = "help")
public final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..*")
    private List<String> path = new ArrayList<>();

    HelpCommand() {}

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw new UsageException(spec.commandLine(), unknown(name, command));
            }
            command = below;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.DONE.code();
    }

    private static Text unknown(String name, CommandLine above) {
        List<String> known = List.copyOf(above.getSubcommands().keySet());
        String command = above.getCommandSpec().qualifiedName();
        if (known.isEmpty()) {
            return Text.of(
                    HelpCommand.class,
                    "help.no-commands",
                    command,
                    command.substring(above.getCommandSpec().root().name().length()));
        }
        return Text.of(
                HelpCommand.class, "help.unknown", Printable.line(name), command, Suggestion.orExpected(name, known));
    }
}
