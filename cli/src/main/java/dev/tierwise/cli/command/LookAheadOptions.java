package dev.tierwise.cli.command;

import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.domain.text.UserException;
import picocli.CommandLine.Option;

/** How far, and from where: the options of every command that looks ahead. */
public final class LookAheadOptions {

    @Option(names = "--months", order = HelpOrder.DAYS, paramLabel = "N", defaultValue = "12")
    private int months;

    /**
     * How many months are looked ahead.
     *
     * @throws UserException when that are none, or too many
     */
    int months() {
        return checked(months, Forecast.MOST_MONTHS);
    }

    /** The number of months, unless they are none, or too many. */
    static int checked(int months, int most) {
        if (months < 1 || months > most) {
            throw UserException.usage(LookAheadOptions.class, "months", months, most);
        }
        return months;
    }
}
