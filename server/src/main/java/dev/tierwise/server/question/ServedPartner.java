package dev.tierwise.server.question;

import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.text.UserException;
import java.util.List;
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

    /**
     * The partner that a question names; the only one if it names none.
     *
     * @throws UserException if there is none of that name, or several can be meant
     */
    public static ServedPartner named(List<ServedPartner> all, Query query) {
        Optional<String> name = query.one("partner");
        List<ServedPartner> meant = all.stream()
                .filter(partner -> name.map(partner::isCalled).orElse(true))
                .toList();
        if (meant.isEmpty()) {
            throw UserException.usage(ServedPartner.class, "partner.unknown", name.orElseThrow(), names(all));
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        List<String> programmes = query.all("programme");
        Optional<ServedPartner> own = meant.stream()
                .filter(partner -> name.isPresent() && programmes.contains(partner.programme()))
                .findFirst();
        return own.or(() -> meant.stream()
                        .filter(partner -> name.isPresent() && !programmes.isEmpty())
                        .findFirst())
                .orElseThrow(() -> name.isEmpty()
                        ? UserException.usage(ServedPartner.class, "partner.several", names(all))
                        : UserException.usage(
                                ServedPartner.class,
                                "partner.programmes",
                                name.get(),
                                String.join(
                                        ", ",
                                        meant.stream()
                                                .map(ServedPartner::programme)
                                                .toList())));
    }

    private static String names(List<ServedPartner> all) {
        return String.join(
                ", ", all.stream().map(ServedPartner::name).distinct().toList());
    }
}
