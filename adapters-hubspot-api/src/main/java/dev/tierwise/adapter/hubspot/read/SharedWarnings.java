package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects warnings about clients, so that one that many of them share is said once with the clients listed. */
final class SharedWarnings implements ProblemSink {

    private static final int MOST_LISTED = 50;

    private record Key(Text message, String reason) {}

    private record Warning(Origin first, Optional<Text> detail, Set<String> clients) {}

    private final ProblemSink sink;
    private final Map<Key, Warning> warnings = new LinkedHashMap<>();

    SharedWarnings(ProblemSink sink) {
        this.sink = sink;
    }

    @Override
    public void error(Origin at, String message) {
        error(at, Text.verbatim(message));
    }

    @Override
    public void error(Origin at, Text message) {
        sink.error(at, message);
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        missing(fact, at, Text.verbatim(message));
    }

    @Override
    public void missing(Fact fact, Origin at, Text message) {
        sink.missing(fact, at, message);
    }

    @Override
    public void warning(Origin at, String message) {
        warning(at, Text.verbatim(message));
    }

    /** A warning about the client whose record this is. */
    @Override
    public void warning(Origin at, Text message) {
        add(at, new Key(message, ""), Optional.empty(), at instanceof Origin.OfRecord record ? record.id() : "");
    }

    /**
     * A warning about a client with what HubSpot said about this one: of many clients only the first one's is said.
     *
     * @param client  the client in a list
     * @param failure why; clients share the warning if its reason is the same
     */
    void warning(Origin at, String client, Text message, ReadFailure failure) {
        add(at, new Key(message, failure.reason()), Optional.of(failure.message()), client);
    }

    private void add(Origin at, Key key, Optional<Text> detail, String client) {
        warnings.computeIfAbsent(key, first -> new Warning(at, detail, new LinkedHashSet<>()))
                .clients()
                .add(client);
    }

    /** Passes on what was collected, in the order in which it first came. */
    void flush() {
        warnings.forEach((key, warning) -> {
            boolean shared = warning.clients().size() > 1;
            Text message = warning.detail()
                    .map(detail -> text(shared ? "shared.example" : "shared", key.message(), detail))
                    .orElse(key.message());
            sink.warning(
                    shared ? PortfolioReader.ACCOUNT : warning.first(),
                    shared ? text("shared", clients(warning.clients()), message) : message);
        });
        warnings.clear();
    }

    /** Some clients, such as "3 clients (501, 502, 503)"; of a great many the first. */
    static Text clients(Set<String> clients) {
        Text listed = Text.verbatim(
                String.join(", ", clients.stream().limit(MOST_LISTED).toList()));
        int more = clients.size() - MOST_LISTED;
        return Text.counted(
                SharedWarnings.class,
                "clients.listed",
                clients.size(),
                more > 0 ? text("and.more", listed, more) : listed);
    }

    private static Text text(String key, Object... values) {
        return Text.of(SharedWarnings.class, key, values);
    }
}
