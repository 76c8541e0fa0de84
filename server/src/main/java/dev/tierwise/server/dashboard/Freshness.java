package dev.tierwise.server.dashboard;

import dev.tierwise.answers.partners.PartnersDocument;
import dev.tierwise.domain.text.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How fresh the figures of a partner are.
 *
 * @param readAt      when the sources were read that pages are made of; empty if they have not been read
 * @param refreshedOn the last refreshed day of the ledger; empty if there is none yet
 * @param refreshedAt when the facts of that day were read; empty if there is none yet
 * @param zone        the partner's time zone, as far as it is known
 * @param reading     how far the reading or the refresh is that goes on; empty if none does
 * @param overdue     whether the ledger is behind today
 * @param error       why the last refresh failed, in words; empty if it did not
 */
record Freshness(
        Optional<Instant> readAt,
        Optional<LocalDate> refreshedOn,
        Optional<Instant> refreshedAt,
        ZoneId zone,
        Optional<PartnersDocument.Reading> reading,
        boolean overdue,
        Optional<String> error) {

    /** How far the reading or the refresh is that goes on, in words; empty if none does. */
    Optional<Text> progress() {
        return reading.map(now -> Text.counted(Freshness.class, "fresh.reading", now.rows(), now.source()));
    }

    /** Another text as soon as something is new. */
    String version() {
        return Integer.toHexString(List.of(readAt, refreshedAt, error).hashCode());
    }
}
