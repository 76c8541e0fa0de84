package dev.tierwise.adapter.csv.offender;

import dev.tierwise.cli.ExitCode;

/** What an adapter must not do. */
public class KnowsTheCommandLine {
    int code() {
        return ExitCode.DONE.code();
    }
}
