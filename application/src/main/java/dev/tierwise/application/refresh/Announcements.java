package dev.tierwise.application.refresh;

import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Announcement.Kind;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What people are told of a step of a history. It is left in the same change, so that no news is lost or made up. */
final class Announcements {

    private static final int NO_TIER = -1;

    private final HistoryChange change;
    private final HistoryId history;
    private final Programme programme;
    private final int warnDays;
    private final Collection<String> recipients;

    Announcements(HistoryChange change, HistoryId history, Programme programme, RefreshRequest request) {
        this.change = change;
        this.history = history;
        this.programme = programme;
        this.warnDays = request.warnDays();
        this.recipients = request.recipients();
    }

    /** A mid-month update has come to a tier; without one before, nothing has changed. */
    void credited(LocalDate day, Optional<TierRange> before, TierRange after) {
        changed(Kind.CREDITED_TIER_CHANGED, day, before, after);
    }

    /** The facts of a day lead to a tier; without a day before, nothing has changed. */
    void live(LocalDate day, Optional<TierRange> before, TierRange after) {
        changed(Kind.LIVE_TIER_CHANGED, day, before, after);
    }

    private void changed(Kind kind, LocalDate day, Optional<TierRange> before, TierRange after) {
        before.filter(tier -> !tier.equals(after)).ifPresent(tier -> announce(kind, day, tier, after));
    }

    /**
     * A mid-month update comes near.
     *
     * @param day      today
     * @param tierDay  the day of that update
     * @param credited what the partner is credited with today
     * @param expected what it will be credited with; asked for only where it is near enough
     */
    void coming(LocalDate day, LocalDate tierDay, TierRange credited, Supplier<TierRange> expected) {
        if (recipients.isEmpty() || day.isBefore(tierDay.minusDays(warnDays))) {
            return;
        }
        TierRange then = expected.get();
        if (rank(then.atLeast()) < rank(credited.atLeast())) {
            announce(Kind.TIER_AT_RISK, tierDay, credited, then);
        }
    }

    /** A tier that the programme has no longer ranks lowest: it cannot be lost. */
    private int rank(Optional<String> tier) {
        List<String> ids = programme.tiersOfLine().stream().map(Tier::id).toList();
        return tier.map(ids::indexOf).orElse(NO_TIER);
    }

    private void announce(Kind kind, LocalDate day, TierRange before, TierRange after) {
        if (!recipients.isEmpty()) {
            change.announce(new Announcement(history, kind, day, before, after), recipients);
        }
    }
}
