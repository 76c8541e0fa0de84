package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.Fault;
import dev.tierwise.server.Host;
import dev.tierwise.spi.Redaction;

/** This program as the host of something that keeps running. */
final class ProgramHost {

    private ProgramHost() {}

    static Host of(Environment environment) {
        Redaction redaction = environment.err().redaction();
        return new Host(
                environment.clock(),
                environment.spoken().language(),
                redaction,
                environment.err()::println,
                fault -> Fault.report(fault, redaction),
                environment.stopRequests()::listen,
                Version.number());
    }
}
