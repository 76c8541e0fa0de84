package dev.tierwise.answers.partners;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.NextTierStatus;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.lookahead.TierLost;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/partners/1}: how every partner stands that a server looks after.
 *
 * @param partners in the order of the configuration; at least one
 */
public record PartnersDocument(List<Partner> partners) implements Document {

    @Override
    public String schema() {
        return "tierwise/partners/1";
    }

    @Override
    public Rules programmeRules() {
        return partners.get(0).programmeRules();
    }

    /** The partners whose next loss of a tier is nearest first; those without one last, as they are configured. */
    List<Partner> nearestDangerFirst() {
        return partners.stream()
                .sorted(Comparator.comparing(partner ->
                        partner.loss() == null ? LocalDate.MAX : partner.loss().day()))
                .toList();
    }

    /**
     * How a partner stands.
     *
     * @param partner        its name; the place of its sources as long as its name is unknown
     * @param programme      the id of the programme that it follows
     * @param timeZone       the id of its time zone; UTC as long as that is unknown
     * @param refreshedOn    the last refreshed day of the ledger; null if there is none yet
     * @param refreshedAt    when the facts of that day were read; null if there is none yet
     * @param credited       the tier that is credited; null if nothing was refreshed yet
     * @param until          the next update, until which it is credited at least; null if nothing was refreshed yet
     * @param live           the tier that the facts of the refreshed day lead to; null if nothing was refreshed yet
     * @param loss           the first loss of a tier that the facts lead to; null if there is none, or they have not been read
     * @param next           the tier to reach next by the facts that were read; null if the highest is held, or they have not been read
     * @param readAt         when the sources were read that pages are made of; null if they have not been read
     * @param reading        how far the reading is that goes on; null if none does
     * @param overdue        whether the last refreshed day is older than it should be
     * @param error          why the last refresh failed, in words; null if it did not
     * @param programmeRules what its rules call things
     */
    public record Partner(
            String partner,
            String programme,
            String timeZone,
            @Nullable LocalDate refreshedOn,
            @Nullable Instant refreshedAt,
            @Nullable HeldTier credited,
            @Nullable LocalDate until,
            @Nullable HeldTier live,
            @Nullable TierLost loss,
            @Nullable NextTierStatus next,
            @Nullable Instant readAt,
            @Nullable Reading reading,
            boolean overdue,
            @Nullable String error,
            Rules programmeRules) {}

    /**
     * How far a reading is.
     *
     * @param source what people call the source that is being read
     * @param rows   how many rows or records it gave so far
     */
    public record Reading(String source, long rows) {}
}
