package dev.tierwise.mcp;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of an answer rest on.
 *
 * @param sources   what was read; empty if the answer is from the ledger or the rules alone
 * @param readAt    when; empty if that is unknown
 * @param refreshed the last refresh of the ledger; empty if there is none, or it is not asked for
 * @param programme the rules
 */
record Basis(
        List<ConfiguredSource> sources,
        Optional<Instant> readAt,
        Optional<RecordedDay> refreshed,
        Programme programme) {

    /** How long a reading is kept. */
    static final Duration KEPT = Duration.ofMinutes(10);

    /** Sources and publications that are named, each. */
    private static final int MOST = 20;

    Basis {
        sources = List.copyOf(sources);
        readAt = readAt.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** What was read. */
    static Basis of(SnapshotRequest request, Optional<Instant> readAt, Optional<RecordedDay> refreshed) {
        return new Basis(request.sources(), readAt, refreshed, request.programme());
    }

    /** The ledger. */
    static Basis of(Programme programme, Optional<RecordedDay> refreshed) {
        return new Basis(List.of(), Optional.empty(), refreshed, programme);
    }

    /** The rules alone. */
    static Basis of(Programme programme) {
        return of(programme, Optional.empty());
    }

    /** One sentence each about sources, ledger and rules, as far as they count. */
    List<Text> sentences() {
        List<Text> sentences = new ArrayList<>();
        if (!sources.isEmpty()) {
            String names = String.join(", ", bounded(sources.stream().map(Basis::name)));
            sentences.add(readAt.map(at -> Text.of(Basis.class, "basis.read", names, at, at.plus(KEPT)))
                    .orElseGet(() -> Text.of(Basis.class, "basis.sources", names)));
        }
        refreshed.ifPresent(
                day -> sentences.add(Text.of(Basis.class, "basis.ledger", Text.day(day.day()), seconds(day))));
        sentences.add(rules(programme));
        return sentences;
    }

    private static Instant seconds(RecordedDay day) {
        return day.refreshedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Text rules(Programme rules) {
        Text name = Text.bilingual(Language.EN.of(rules.label()), Language.DE.of(rules.label()));
        List<Text> publications = rules.references().publications().stream()
                .limit(MOST)
                .map(Basis::publication)
                .toList();
        return publications.isEmpty()
                ? Text.of(Basis.class, "basis.rules-unpublished", rules.id(), name)
                : Text.of(Basis.class, "basis.rules", rules.id(), name, Text.joined("; ", publications));
    }

    /** Its title, when it was published, and where it is. */
    private static Text publication(Reference publication) {
        List<Text> parts = new ArrayList<>();
        parts.add(Text.bilingual(Language.EN.of(publication.title()), Language.DE.of(publication.title())));
        publication.published().ifPresent(date -> parts.add(Text.verbatim("(" + date + ")")));
        publication.address().ifPresent(address -> parts.add(Text.verbatim(address)));
        return Text.joined(" ", parts);
    }

    /** The same for programs. */
    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            members.put("sources", bounded(sources.stream().map(Basis::name)));
            members.put("readAt", readAt.map(Instant::toString).orElse(null));
            members.put("keptUntil", readAt.map(at -> at.plus(KEPT).toString()).orElse(null));
        }
        refreshed.ifPresent(day -> {
            members.put("ledgerDay", day.day().toString());
            members.put("ledgerRefreshedAt", seconds(day).toString());
        });
        members.put("programme", programme.id());
        members.put(
                "publications",
                bounded(programme.references().publications().stream()
                        .map(publication -> publication(publication).toString())));
        return members;
    }

    private static String name(ConfiguredSource source) {
        String adapter = source.adapter().name();
        String location = source.location();
        return location.equals(adapter) ? adapter : adapter + ":" + location;
    }

    private static List<String> bounded(Stream<String> names) {
        return names.limit(MOST).toList();
    }
}
