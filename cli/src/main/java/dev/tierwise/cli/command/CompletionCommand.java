package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise completion}: what a shell needs to complete commands and options. */
@Command(name = "completion")
public final class CompletionCommand implements Callable<Integer> {

    /** The shells that are supported. */
    enum Shell {
        BASH,
        ZSH,
        FISH;

        /** As people type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PARTNERS = "--partners";

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL")
    private Shell shell = Shell.BASH;

    /**
     * How the scripts ask for the names of the configured partners. The value is a configuration file; {@code --config}
     * would also load the plug-ins of a file that is only being typed.
     */
    @Option(names = PARTNERS, hidden = true, arity = "0..1", fallbackValue = "")
    private @Nullable String partnersOf;

    CompletionCommand(Environment environment, AdapterRegistry adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    @Override
    public Integer call() {
        if (partnersOf != null) {
            printPartners(Optional.of(partnersOf).filter(file -> !file.isEmpty()));
            return ExitCode.DONE.code();
        }
        CommandLine root = spec.root().commandLine();
        // the fish shell shows texts of the help, and they come with it
        root.getHelp();
        CompletionScript script = new CompletionScript(root, new CompletionValues(adapters));
        spec.commandLine()
                .getOut()
                .print(
                        switch (shell) {
                            case BASH -> script.bash();
                            case ZSH -> script.zsh();
                            case FISH -> script.fish();
                        });
        return ExitCode.DONE.code();
    }

    /** One name a line. A name that cannot be typed on one line is left out. */
    private void printPartners(Optional<String> configuration) {
        ConfigurationReader.partnerNames(configuration, environment).stream()
                .filter(name -> Printable.line(name).equals(name))
                .forEach(name -> spec.commandLine().getOut().print(name + "\n"));
    }
}
