package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.SharedWork;
import java.time.Duration;
import java.util.List;

/**
 * The ledgers of every day, where somebody who dies is replaced within a second, and a server that does not answer is given up
 * within seconds: for tests that ask for it.
 */
public final class HastyLedgerFactory implements LedgerFactory {

    /** The system property that asks for it: how many milliseconds after it has ended a job comes up again at the latest. */
    public static final String PROPERTY = "tierwise.test.hasty";

    private static final SqlSharedWork.Pace PACE = new SqlSharedWork.Pace(
            Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(5));

    private static final ServerLimits LIMITS = new ServerLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(60));

    private final SqlLedgerFactory usual = new SqlLedgerFactory(LIMITS, PACE);

    @Override
    public boolean opens(LedgerLocation location) {
        return System.getProperty(PROPERTY) != null && usual.opens(location);
    }

    @Override
    public boolean isReadOnly(LedgerLocation location) {
        return usual.isReadOnly(location);
    }

    @Override
    public Ledger open(LedgerLocation location, ProgrammeCodec programmes, IfMissing ifMissing) {
        return usual.open(location, programmes, ifMissing);
    }

    @Override
    public LedgerCare care(LedgerLocation location, ProgrammeCodec programmes) {
        return usual.care(location, programmes);
    }

    @Override
    public SharedWork sharedWork(LedgerLocation location) {
        return new Hasty(usual.sharedWork(location), Duration.ofMillis(Long.getLong(PROPERTY)));
    }

    /** Users cannot name less than a second. */
    private record Hasty(SharedWork usual, Duration atMost) implements SharedWork {

        @Override
        public void start(List<Job> jobs, Listener listener) {
            usual.start(
                    jobs.stream()
                            .map(job -> new Job(
                                    job.name(), job.every().compareTo(atMost) < 0 ? job.every() : atMost, job.work()))
                            .toList(),
                    listener);
        }

        @Override
        public void close() {
            usual.close();
        }
    }
}
