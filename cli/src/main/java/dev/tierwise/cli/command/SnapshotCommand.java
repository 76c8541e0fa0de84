package dev.tierwise.cli.command;

import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise snapshot}: keeps what the sources know today. */
@Command(name = "snapshot")
public final class SnapshotCommand implements Callable<Integer> {

    private final SnapshotReader reader;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR")
    private String folder = "";

    SnapshotCommand(SnapshotReader reader, Environment environment, SourceOptions sources) {
        this.reader = reader;
        this.environment = environment;
        this.sources = sources;
    }

    @Override
    public Integer call() throws Exception {
        Path target = environment.workingDirectory().resolve(folder);
        SnapshotWriter.checkFree(target, folder);
        SourceOptions.Asked asked = sources.asked();
        ReadFacts facts;
        try (ProgressLine progress = new ProgressLine(environment)) {
            facts = reader.read(asked.request(Detail.EVERYTHING, progress));
        }
        environment.warn(facts.warnings());
        SnapshotWriter.write(facts, asked.programme().on(facts.snapshot().day()), target, folder);
        environment.say(
                SnapshotCommand.class,
                "snapshot.wrote",
                folder,
                Text.day(facts.snapshot().day()));
        return ExitCode.DONE.code();
    }
}
