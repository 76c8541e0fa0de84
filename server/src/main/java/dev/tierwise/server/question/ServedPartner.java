package dev.tierwise.server.question;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.SnapshotRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A partner that can be asked about.
 *
 * @param facts     what is read of it, for today
 * @param programmes the same under each programme that can be named, by its id; its own is one of them
 * @param history   which history of the ledger is its own, as far as that is known by now
 */
public record ServedPartner(
        SnapshotRequest facts, Map<String, SnapshotRequest> programmes, Supplier<HistoryId> history) {

    public ServedPartner {
        programmes = Map.copyOf(programmes);
    }

    /** What people call it; the place of its sources as long as its name is unknown. */
    public String name() {
        return history.get().partner();
    }

    /** Whether a text names it; so does the place of its sources, by which it is called as long as its name is unknown. */
    public boolean isCalled(String text) {
        return text.equals(name())
                || text.equals(
                        facts.sources().stream().map(ConfiguredSource::location).collect(Collectors.joining(" ")));
    }

    /** The id of the programme that it follows. */
    public String programme() {
        return facts.programme().historyId();
    }

    /** What is read of it under a programme; empty if that cannot be named. */
    public Optional<SnapshotRequest> under(String programme) {
        return Optional.ofNullable(programmes.get(programme));
    }
}
