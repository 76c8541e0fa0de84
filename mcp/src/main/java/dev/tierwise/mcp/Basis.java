package dev.tierwise.mcp;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.domain.programme.Label;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of an answer rest on.
 *
 * @param sources   what was read; empty if the answer is from the ledger or the rules alone
 * @param readAt    when the reading began; empty if nothing was read
 * @param refreshed the last refreshed day that was taken from the ledger; empty if none was
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

    /**
     * One sentence each about sources, ledger and rules, as far as they count.
     *
     * @param shown how texts of others are shown
     */
    List<Text> sentences(UnaryOperator<String> shown) {
        List<Text> sentences = new ArrayList<>();
        if (!sources.isEmpty()) {
            String names = String.join(", ", sourceNames(shown));
            sentences.add(readAt.map(at -> Text.of(Basis.class, "basis.read", names, at))
                    .orElseGet(() -> Text.of(Basis.class, "basis.sources", names)));
        }
        refreshed.ifPresent(
                day -> sentences.add(Text.of(Basis.class, "basis.ledger", Text.day(day.day()), seconds(day))));
        sentences.add(rules(shown));
        return sentences;
    }

    private static Instant seconds(RecordedDay day) {
        return day.refreshedAt().truncatedTo(ChronoUnit.SECONDS);
    }

    private Text rules(UnaryOperator<String> shown) {
        Text name = text(programme.label(), shown);
        List<Text> publications = publications()
                .map(publication -> publication(publication, shown))
                .toList();
        return publications.isEmpty()
                ? Text.of(Basis.class, "basis.rules-unpublished", programme.id(), name)
                : Text.of(Basis.class, "basis.rules", programme.id(), name, Text.joined("; ", publications));
    }

    private Stream<Reference> publications() {
        return programme.references().publications().stream().limit(MOST);
    }

    /** Its title, when it was published, and where it is. */
    private static Text publication(Reference publication, UnaryOperator<String> shown) {
        List<Text> parts = new ArrayList<>();
        parts.add(text(publication.title(), shown));
        publication.published().ifPresent(date -> parts.add(Text.verbatim("(" + date + ")")));
        publication.address().ifPresent(address -> parts.add(Text.verbatim(shown.apply(address))));
        return Text.joined(" ", parts);
    }

    private static Text text(Label label, UnaryOperator<String> shown) {
        return Text.bilingual(shown.apply(Language.EN.of(label)), shown.apply(Language.DE.of(label)));
    }

    /**
     * The same for programs.
     *
     * @param shown how texts of others are shown
     */
    Map<String, @Nullable Object> members(UnaryOperator<String> shown) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            members.put("sources", sourceNames(shown));
            members.put("readAt", readAt.map(Instant::toString).orElse(null));
        }
        refreshed.ifPresent(day -> {
            members.put("ledgerDay", day.day().toString());
            members.put("ledgerRefreshedAt", seconds(day).toString());
        });
        members.put("programme", programme.id());
        members.put(
                "publications",
                publications()
                        .map(publication -> publication(publication, shown).toString())
                        .toList());
        return members;
    }

    private List<String> sourceNames(UnaryOperator<String> shown) {
        return sources.stream().limit(MOST).map(Basis::name).map(shown).toList();
    }

    private static String name(ConfiguredSource source) {
        String adapter = source.adapter().name();
        String location = source.location();
        return location.equals(adapter) ? adapter : adapter + ":" + location;
    }
}
