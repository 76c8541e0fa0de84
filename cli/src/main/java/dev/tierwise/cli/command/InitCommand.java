package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.init.CsvFolderTemplate;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tierwise init}: something to begin with. */
@Command(
        name = "init",
        description = "Writes a folder of CSV files to fill in, with an explanation of every column.",
        footer = {"", "Example:", "  tierwise init --csv my-agency"})
public final class InitCommand implements Callable<Integer> {

    private final Environment environment;

    @Option(
            names = "--csv",
            required = true,
            paramLabel = "DIR",
            description = "The folder; it is made when it is not there. Files that are there are never touched.")
    private String folder = "";

    @Inject
    InitCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CsvFolderTemplate.write(environment.workingDirectory().resolve(folder));
        environment
                .err()
                .println(
                        "Wrote " + folder + ". Fill it in as its README.txt (German: LIESMICH.txt) says, then: tierwise"
                                + " evaluate " + folder);
        return ExitCode.DONE.code();
    }
}
