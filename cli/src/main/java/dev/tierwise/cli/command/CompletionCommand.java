package dev.tierwise.cli.command;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise completion}: what a shell needs to complete commands and options. */
@Command(
        name = "completion",
        description = {"Prints a script with which the shell completes what is typed."},
        footer = {
            "",
            "Examples:",
            "  bash: source <(tierwise completion bash)",
            "  zsh:  source <(tierwise completion zsh)"
        })
public final class CompletionCommand implements Callable<Integer> {

    /** The shells that are supported. */
    enum Shell {
        BASH,
        ZSH;

        /** As people type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    @SuppressWarnings("UnusedVariable")
    private Shell shell = Shell.BASH;

    @Inject
    CompletionCommand() {}

    @Override
    public Integer call() {
        // the script finds out itself which of the two shells reads it
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("tierwise", spec.root().commandLine()));
        return 0;
    }
}
