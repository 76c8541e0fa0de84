package dev.tierwise.application.ledger;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that people want to be told. It is kept with the refresh that found it, until it is delivered.
 *
 * @param history whom it is about
 * @param kind    what happened
 * @param day     the day on which it happened or, for a warning, will happen
 * @param before  the tier until then
 * @param after   the tier from then on
 */
public record Announcement(HistoryId history, Kind kind, LocalDate day, TierRange before, TierRange after) {

    /** What people are told. */
    public enum Kind {
        /** The credited tier has changed. */
        CREDITED_TIER_CHANGED,
        /** The tier that all facts of the day lead to has changed. */
        LIVE_TIER_CHANGED,
        /** As things are, the next mid-month update takes the tier away. */
        TIER_AT_RISK
    }

    /** The same for the same news, however often it is found or delivered. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(String.join(
                        "\n",
                        history.partner(),
                        history.programme(),
                        kind.name(),
                        day.toString(),
                        before.toString(),
                        after.toString())
                .getBytes(StandardCharsets.UTF_8));
    }
}
