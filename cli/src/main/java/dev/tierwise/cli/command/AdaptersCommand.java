package dev.tierwise.cli.command;

import dev.tierwise.answers.adapters.AdaptersMapper;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise adapters}: which sources can be read, what they know and what they need to be told. */
@Command(name = "adapters")
public final class AdaptersCommand implements Callable<Integer> {

    private final AdapterRegistry adapters;

    @Mixin
    private final AnswerOptions answer;

    AdaptersCommand(AdapterRegistry adapters, AnswerOptions answer) {
        this.adapters = adapters;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        answer.write(AdaptersMapper.of(
                adapters.all(),
                AdapterRegistry::plugin,
                (adapter, setting) -> AdapterOptions.hasOption(setting)
                        ? Optional.of(AdapterOptions.option(adapter.name(), setting.name()))
                        : Optional.empty()));
        return ExitCode.DONE.code();
    }
}
