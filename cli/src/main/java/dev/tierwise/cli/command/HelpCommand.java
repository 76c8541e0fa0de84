package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.suggest.Nearest;
import dev.tierwise.cli.ExitCode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise help}: what {@code --help} shows, also for a command below another one. */
@Command(
        name = "help",
        description = "Shows the help of a command.",
        footer = {"", "Examples:", "  tierwise help", "  tierwise help evaluate", "  tierwise help ledger forget"})
public final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "A command, and one that is below it; without it, all commands are listed.")
    private List<String> path = new ArrayList<>();

    @Inject
    HelpCommand() {}

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : path) {
            CommandLine below = command.getSubcommands().get(name);
            if (below == null) {
                throw new ParameterException(spec.commandLine(), unknown(name, command));
            }
            command = below;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.DONE.code();
    }

    private static String unknown(String name, CommandLine above) {
        List<String> known = List.copyOf(above.getSubcommands().keySet());
        String command = above.getCommandSpec().qualifiedName();
        if (known.isEmpty()) {
            return "'" + command + "' has no commands below it; expected 'tierwise help"
                    + command.substring(above.getCommandSpec().root().name().length()) + "'";
        }
        return "there is no command '" + Printable.line(name) + "' below '" + command + "'; "
                + Nearest.to(name, known)
                        .map(nearest -> "did you mean '" + nearest + "'?")
                        .orElse("expected " + String.join(", ", known));
    }
}
