package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.ProblemSink;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects warnings about clients, so that one that many of them share is said once with the clients listed. */
final class SharedWarnings implements ProblemSink {

    private static final int MOST_LISTED = 50;

    private record Key(String message, String reason) {}

    private record Warning(Origin first, String detail, Set<String> clients) {}

    private final ProblemSink sink;
    private final Map<Key, Warning> warnings = new LinkedHashMap<>();

    SharedWarnings(ProblemSink sink) {
        this.sink = sink;
    }

    @Override
    public void error(Origin at, String message) {
        sink.error(at, message);
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        sink.missing(fact, at, message);
    }

    /** A warning about the client whose record this is. */
    @Override
    public void warning(Origin at, String message) {
        add(at, new Key(message, ""), "", at instanceof Origin.OfRecord record ? record.id() : "");
    }

    /**
     * A warning about a client with what HubSpot said about this one: of many clients only the first one's is said.
     *
     * @param client  the client in a list
     * @param failure why; clients share the warning if its reason is the same
     */
    void warning(Origin at, String client, String message, Failure failure) {
        add(at, new Key(message, failure.reason()), failure.message(), client);
    }

    private void add(Origin at, Key key, String detail, String client) {
        warnings.computeIfAbsent(key, first -> new Warning(at, detail, new LinkedHashSet<>()))
                .clients()
                .add(client);
    }

    /** Passes on what was collected, in the order in which it first came. */
    void flush() {
        warnings.forEach((key, warning) -> {
            boolean shared = warning.clients().size() > 1;
            String detail = warning.detail().isEmpty() ? "" : (shared ? ": for example " : ": ") + warning.detail();
            sink.warning(
                    shared ? PortfolioReader.ACCOUNT : warning.first(),
                    (shared ? clients(warning.clients()) + ": " : "") + key.message() + detail);
        });
        warnings.clear();
    }

    /** Some clients, such as "3 clients (501, 502, 503)"; of a great many the first. */
    static String clients(Set<String> clients) {
        int more = clients.size() - MOST_LISTED;
        return clients.size()
                + (clients.size() == 1 ? " client (" : " clients (")
                + String.join(", ", clients.stream().limit(MOST_LISTED).toList())
                + (more > 0 ? " and " + more + " more)" : ")");
    }
}
