package dev.tierwise.mcp;

import dev.tierwise.answers.document.AssessedPortal;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The portals of an evaluation, so many at a time, and those that are looked for. */
final class PortalPages {

    /** The most portals of a page. */
    static final int LARGEST = 100;

    private static final int USUAL = 50;
    private static final int LAST_OFFSET = 100_000_000;

    private static final List<String> COUNTING = List.of("sold", "managed", "neither", "unknown");

    /** What says which portals are given. */
    static final List<ToolParameter> PARAMETERS = List.of(
            ToolParameter.of("search", Parameter.Kind.TEXT, "1001"),
            ToolParameter.of("counts", Parameter.Kind.TEXT, "sold").oneOf(COUNTING),
            ToolParameter.of("first", Parameter.Kind.NUMBER, "51"),
            ToolParameter.of("limit", Parameter.Kind.NUMBER, Integer.toString(USUAL)));

    private PortalPages() {}

    /**
     * Which of the portals an answer holds.
     *
     * @param first    the place of the first one among those that are looked for, from 1 on
     * @param shown    how many are given
     * @param matching how many are looked for
     * @param total    how many there are
     */
    record Page(int first, int shown, int matching, int total) {

        /** The place of the first one of the next page; empty if this is the last one. */
        Optional<Integer> next() {
            return shown > 0 && first + shown <= matching ? Optional.of(first + shown) : Optional.empty();
        }
    }

    /**
     * An evaluation with a page of its portals.
     *
     * @param document with all of them
     */
    record Paged(EvaluationDocument document, Page page) {

        /** Those that are looked for: by what an assistant is told of them, so that nobody can guess the rest. */
        static Paged of(EvaluationDocument document, Query query, Masking masking) {
            int first = query.number("first", 1, LAST_OFFSET);
            int limit = query.number("limit", USUAL, LARGEST);
            Optional<String> search = query.one("search").map(text -> text.toLowerCase(Locale.ROOT));
            Optional<String> counting = query.one("counts");
            List<AssessedPortal> shown = new ArrayList<>();
            int[] numbers = {0, 0};
            Objects.requireNonNull(document.portals()).forEach(portal -> {
                numbers[1]++;
                if (search.map(text -> isFound(portal, text, masking)).orElse(true)
                        && counting.map(how -> counts(portal, how)).orElse(true)) {
                    numbers[0]++;
                    if (numbers[0] >= first && shown.size() < limit) {
                        shown.add(portal);
                    }
                }
            });
            return new Paged(
                    document.withPortals(Sequence.of(shown)), new Page(first, shown.size(), numbers[0], numbers[1]));
        }

        /** The same with fewer portals, which leaves the others to the next page; empty if there is but one. */
        Optional<Paged> shorter() {
            if (page.shown() <= 1) {
                return Optional.empty();
            }
            List<AssessedPortal> portals = new ArrayList<>();
            Objects.requireNonNull(document.portals()).forEach(portals::add);
            List<AssessedPortal> fewer = portals.subList(0, page.shown() * 3 / 4);
            return Optional.of(new Paged(
                    document.withPortals(Sequence.of(fewer)),
                    new Page(page.first(), fewer.size(), page.matching(), page.total())));
        }
    }

    private static boolean isFound(AssessedPortal portal, String text, Masking masking) {
        return Stream.of(portal.id(), Objects.requireNonNullElse(portal.name(), ""))
                .anyMatch(shown -> masking.of(shown).toLowerCase(Locale.ROOT).contains(text));
    }

    private static boolean counts(AssessedPortal portal, String how) {
        Count sold = portal.sold().state();
        Count managed = portal.managed().state();
        return switch (how) {
            case "sold" -> sold == Count.COUNTS;
            case "managed" -> managed == Count.COUNTS;
            case "unknown" -> sold == Count.UNKNOWN || managed == Count.UNKNOWN;
            default -> sold == Count.DOES_NOT_COUNT && managed == Count.DOES_NOT_COUNT;
        };
    }
}
