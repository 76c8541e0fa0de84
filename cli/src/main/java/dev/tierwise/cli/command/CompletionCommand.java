package dev.tierwise.cli.command;

import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.plugin.AdapterRegistry;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
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
            "  bash, in ~/.bashrc:                  source <(tierwise completion bash)",
            "  zsh, in ~/.zshrc after compinit:     source <(tierwise completion zsh)",
            "  fish, in ~/.config/fish/config.fish: tierwise completion fish | source"
        })
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

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    @Inject
    CompletionCommand(AdapterRegistry adapters) {
        this.adapters = adapters;
    }

    @Override
    public Integer call() {
        CompletionScript script = new CompletionScript(spec.root().commandLine(), new CompletionValues(adapters));
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
