package dev.tierwise.cli.command;

import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.plugin.AdapterRegistry;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    private final AdapterRegistry adapters;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL")
    private Shell shell = Shell.BASH;

    @Inject
    CompletionCommand(AdapterRegistry adapters) {
        this.adapters = adapters;
    }

    @Override
    public Integer call() {
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
}
