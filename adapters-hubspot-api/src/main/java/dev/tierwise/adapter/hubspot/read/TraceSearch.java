package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.domain.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the traces of one app in one portal, in one window after the other. The list is read until it shows use in
 * the window, else to its end; for a later window it is asked again only where what was read leaves open what HubSpot
 * would answer.
 */
final class TraceSearch {

    /** A list of traces, page by page. */
    @FunctionalInterface
    interface Pages {
        /** @param cursor empty for the first page, else what the page before gave as the next one */
        ResultPage page(Instant cutOff, Optional<String> cursor) throws ApiException, MalformedAnswerException;
    }

    /** Which traces a list holds. */
    enum Extent {
        /** All, whatever the cut-off. */
        EVERYTHING,
        /** Those that are not older than the cut-off. */
        SINCE_CUT_OFF,
        /** The same, the oldest first. */
        SINCE_CUT_OFF_ASCENDING
    }

    private final Pages pages;
    private final Extent extent;
    private final List<String> stamps;
    private final TreeSet<LocalDate> seen = new TreeSet<>();
    private @Nullable Query latest;

    /** @param stamps which of a trace's fields tell when the app was used */
    TraceSearch(Pages pages, Extent extent, List<String> stamps) {
        this.pages = pages;
        this.extent = extent;
        this.stamps = stamps;
    }

    /** @param window none of those before it may begin later */
    ObservedUse in(Window window) {
        Query query = latest == null ? new Query(window.cutOff()) : latest;
        Optional<ObservedUse> evidence = evidence(window, query);
        while (evidence.isEmpty()) {
            if (!query.isFor(window)) {
                query = new Query(window.cutOff());
            }
            query.readPage(window.zone());
            evidence = evidence(window, query);
        }
        latest = query;
        return evidence.get();
    }

    /** What is known about a window; empty where that takes another page. */
    private Optional<ObservedUse> evidence(Window window, Query query) {
        SortedSet<LocalDate> inside =
                seen.stream().filter(window::contains).collect(Collectors.toCollection(TreeSet::new));
        return inside.isEmpty()
                ? query.evidenceWithoutUse(window)
                : Optional.of(new ObservedUse.Used(inside, query.isComplete() && !window.isAfter(seen.last())));
    }

    /** What HubSpot is asked with one cut-off, and what it has answered so far. */
    private final class Query {

        private final Instant cutOff;
        private final TreeSet<LocalDate> days = new TreeSet<>();
        private final Set<String> cursors = new HashSet<>();
        private Optional<String> cursor = Optional.empty();
        private boolean undated;
        private boolean ended;
        private Optional<ReadFailure> failure = Optional.empty();

        Query(Instant cutOff) {
            this.cutOff = cutOff;
        }

        /** Whether HubSpot would be asked the same for that window, or would answer the same. */
        boolean isFor(Window window) {
            return extent == Extent.EVERYTHING
                    || cutOff.equals(window.cutOff())
                    || failure.filter(ReadFailure::isOfAllRequests).isPresent();
        }

        /** Whether every trace since the cut-off was seen, with its day. */
        boolean isComplete() {
            return ended && !undated;
        }

        /** What is known about a window in which no use was seen so far; empty where that takes another page. */
        Optional<ObservedUse> evidenceWithoutUse(Window window) {
            boolean later = !days.isEmpty() && window.isAfter(days.last());
            // what was returned for an earlier cut-off may have changed again without showing it
            boolean proved = extent == Extent.EVERYTHING || isFor(window) || days.isEmpty();
            if (isComplete() && !later && proved) {
                return Optional.of(new ObservedUse.Unused());
            }
            if (later && extent == Extent.SINCE_CUT_OFF_ASCENDING && (isFor(window) || window.isAfter(days.first()))) {
                return Optional.of(new ObservedUse.UsedLater()); // what follows is later still
            }
            if (!isFor(window)) {
                return Optional.empty(); // a later cut-off may leave out what hides the answer
            }
            if (failure.isPresent()) {
                return failure.map(ObservedUse.Unknown::new);
            }
            if (!ended) {
                return Optional.empty();
            }
            return Optional.of(
                    undated
                            ? new ObservedUse.Unknown(ReadFailure.of(
                                    new MalformedAnswerException(Text.of(TraceSearch.class, "trace.no.stamp"))))
                            : new ObservedUse.UsedLater());
        }

        void readPage(ZoneId zone) {
            try {
                ResultPage page = pages.page(cutOff, cursor);
                page.items().forEach(trace -> note(trace, zone));
                cursor = page.next();
                ended = cursor.isEmpty();
                if (!ended && !cursors.add(cursor.get())) {
                    throw new MalformedAnswerException(Text.of(TraceSearch.class, "trace.again"));
                }
            } catch (ApiException e) {
                failure = Optional.of(ReadFailure.of(e));
            } catch (MalformedAnswerException e) {
                failure = Optional.of(ReadFailure.of(e));
            }
        }

        private void note(JsonNode trace, ZoneId zone) {
            boolean dated = false;
            boolean explained = extent == Extent.EVERYTHING;
            for (String stamp : stamps) {
                JsonNode value = trace.at("/" + stamp);
                if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                    try {
                        LocalDate day = HubSpotDate.dayOfMoment(value.asText().strip(), zone);
                        days.add(day);
                        seen.add(day);
                        dated = true;
                        explained |= HubSpotDate.isSince(value.asText().strip(), cutOff.minusMillis(1), zone);
                    } catch (DateTimeException e) {
                        undated = true;
                    }
                }
            }
            // HubSpot's own filter returned it, so that something happened since the cut-off
            undated |= !dated || !explained;
        }
    }
}
