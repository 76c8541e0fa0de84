package dev.tierwise.cli.command;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Configuration;
import jakarta.inject.Inject;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How far, and from where: the options of every command that looks ahead. */
public final class LookAheadOptions {

    private static final int MOST_MONTHS = 120;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many mid-month updates of the tier ahead (default: 12).")
    private int months;

    @Inject
    LookAheadOptions(LedgerOptions ledgers) {
        this.ledgers = ledgers;
    }

    /**
     * How many mid-month updates are looked ahead.
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

    /** Work that may fail because of the sources. */
    @FunctionalInterface
    interface Work<T> {
        T with(Optional<Ledger> ledger) throws Exception;
    }

    /** Does something with the ledger that says what has been published, if there is one. */
    <T> T withLedger(Configuration configuration, Work<T> work) throws Exception {
        Optional<Ledger> opened = ledgers.openIfThere(configuration);
        try {
            return work.with(opened);
        } finally {
            opened.ifPresent(Ledger::close);
        }
    }
}
