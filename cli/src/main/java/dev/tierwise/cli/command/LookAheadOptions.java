package dev.tierwise.cli.command;

import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import jakarta.inject.Inject;
import picocli.CommandLine.Option;

/** How far, and from where: the options of every command that looks ahead. */
public final class LookAheadOptions {

    private static final int MOST_MONTHS = 120;

    @Option(
            names = "--months",
            order = HelpOrder.DAYS,
            paramLabel = "N",
            defaultValue = "12",
            description = "How many months ahead (default: 12), at least to the next update of the tier.")
    private int months;

    @Inject
    LookAheadOptions() {}

    /**
     * How many months are looked ahead.
     *
     * @throws UserException when that are none, or too many
     */
    int months() {
        if (months < 1 || months > MOST_MONTHS) {
            throw new UserException(
                    ExitCode.USAGE, "--months " + months + ": expected a number from 1 to " + MOST_MONTHS);
        }
        return months;
    }
}
