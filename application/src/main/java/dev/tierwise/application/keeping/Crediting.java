package dev.tierwise.application.keeping;

import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes with the credited tier from one mid-month day to the next.
 *
 * <p>Without {@link Downgrades} it becomes the tier that the figures of the day lead to. With them it becomes the higher of
 * itself and that tier, except on a day on which tiers fall: then it becomes the highest tier that was met on a tier day of the
 * window, that day included. A tier that was reached less than the hold before is not lost. Where the certification is not valid
 * on such a day, the window protects nothing, and only the hold does.
 *
 * <p>Where no day on which tiers fell lies within the window of the next one, as in HubSpot's rule, both ends of what is not
 * known are exact: the least and the most that is credited over every way in which the tiers of the days could turn out, each
 * day on its own. Otherwise they are never too close together.
 */
public final class Crediting {

    private static final int NO_TIER = -1;

    private final Schedule schedule;
    private final Optional<Downgrades> downgrades;
    private final List<String> tiers;
    private final List<MetTier> met = new ArrayList<>();

    /** For a tier the first day on which it may have been reached; without a day it may have been reached before anything. */
    private final Map<Integer, LocalDate> reachedAtEarliest = new TreeMap<>();

    /** For a tier the last day on which it may have been reached. */
    private final TreeMap<Integer, LocalDate> reachedAtLatest = new TreeMap<>();

    private int least;
    private int most;
    private MetTier last;

    private Crediting(Programme programme, Collection<MetTier> met, MetTier last) {
        this.schedule = new Schedule(programme.updateDays());
        this.downgrades = programme.updateDays().downgrades();
        this.tiers = programme.tiers().stream().map(Tier::id).toList();
        this.met.addAll(met);
        this.last = last;
    }

    /**
     * Begins where nothing is known of what was credited: on a day on which tiers fall, with the highest tier that was met on a
     * tier day of its window, and without a hold.
     *
     * @param window what was met on the tier days of the window, in chronological order; the last one is that of the day
     */
    public static Crediting ofWindow(Programme programme, List<MetTier> window) {
        MetTier last = window.get(window.size() - 1);
        Crediting crediting = new Crediting(programme, window, last);
        crediting.least = crediting.bestAtLeast(last.day());
        crediting.most = crediting.bestAtMost(last.day());
        return crediting;
    }

    /**
     * Begins with a tier that is known to be credited.
     *
     * @param credited the tier
     * @param since    since when it has been credited; where that is not known, it may have been reached long ago or on the last
     *                 of the tier days
     * @param met      what was met on tier days, in chronological order; the last one is the tier day from which on the tier is
     *                 followed
     */
    public static Crediting of(
            Programme programme, TierRange credited, Optional<LocalDate> since, List<MetTier> met) {
        MetTier last = met.get(met.size() - 1);
        Crediting crediting = new Crediting(programme, met, last);
        crediting.least = crediting.rank(credited.atLeast());
        crediting.most = crediting.rank(credited.atMost());
        crediting.reachedAtLatest.put(crediting.most, since.orElse(last.day()));
        since.ifPresent(from -> {
            for (int tier = 0; tier <= crediting.most; tier++) {
                crediting.reachedAtEarliest.put(tier, from);
            }
        });
        return crediting;
    }

    /**
     * Goes on from what a ledger remembers.
     *
     * @param updates the updates of the tier so far, in chronological order; at least one
     * @param met     what was met on the days of those updates, and on the tier days of the window before the first; in
     *                chronological order
     */
    public static Crediting resumed(Programme programme, List<RecordedEvent.TierUpdate> updates, List<MetTier> met) {
        RecordedEvent.TierUpdate first = updates.get(0);
        Crediting crediting = of(
                programme,
                first.tier(),
                first.since(),
                met.stream().filter(one -> !one.day().isAfter(first.day())).toList());
        Map<LocalDate, MetTier> byDay = met.stream().collect(Collectors.toMap(MetTier::day, one -> one));
        for (RecordedEvent.TierUpdate update : updates.subList(1, updates.size())) {
            MetTier then = Objects.requireNonNull(byDay.get(update.day()));
            crediting.met.add(then);
            crediting.become(
                    then,
                    crediting.rank(update.tier().atLeast()),
                    crediting.rank(update.tier().atMost()));
        }
        return crediting;
    }

    /**
     * The tier that is credited on the next tier day.
     *
     * @param then what is met on that day, which comes after the last one
     */
    public TierRange next(MetTier then) {
        LocalDate day = then.day();
        met.add(then);
        int metAtLeast = rank(then.tier().atLeast());
        int metAtMost = rank(then.tier().atMost());
        if (downgrades.isEmpty()) {
            become(then, metAtLeast, metAtMost);
        } else if (!schedule.canFall(day)) {
            become(then, Math.max(least, metAtLeast), Math.max(most, metAtMost));
        } else {
            become(
                    then,
                    Math.max(then.certified() == State.MET ? bestAtLeast(day) : metAtLeast, heldAtLeast(day)),
                    Math.max(then.certified() == State.UNMET ? metAtMost : bestAtMost(day), heldAtMost(day)));
        }
        return credited();
    }

    private void become(MetTier then, int atLeast, int atMost) {
        LocalDate day = then.day();
        int rises = downgrades.isPresent() && schedule.canFall(day) ? risesTo(then) : rank(then.tier().atMost());
        if (rises > least) {
            reachedAtLatest.put(rises, day);
        }
        for (int tier = 0; tier < tiers.size(); tier++) {
            if (tier > atMost) {
                reachedAtEarliest.remove(tier);
            } else if (tier > most) {
                reachedAtEarliest.put(tier, day);
            }
        }
        least = atLeast;
        most = atMost;
        last = then;
    }

    private Held.Reason reason() {
        if (rank(last.tier().atLeast()) >= least) {
            return Held.Reason.MET;
        }
        if (!schedule.canFall(last.day())) {
            return Held.Reason.NO_DOWNGRADE_DUE;
        }
        return heldAtLeast(last.day()) >= least ? Held.Reason.REACHED_RECENTLY : Held.Reason.MET_IN_WINDOW;
    }

    private int bestAtLeast(LocalDate day) {
        return window(day).mapToInt(one -> rank(one.tier().atLeast())).max().orElse(NO_TIER);
    }

    private int bestAtMost(LocalDate day) {
        return window(day).mapToInt(one -> rank(one.tier().atMost())).max().orElse(NO_TIER);
    }

    /**
     * What a tier can rise to on a day on which tiers fall: to what is met on it, and to what was met in the window and lost since,
     * because the certification was not valid on a day on which tiers fell.
     */
    private int risesTo(MetTier then) {
        LocalDate lost = met.stream()
                .filter(one -> one.day().isBefore(then.day())
                        && schedule.canFall(one.day())
                        && one.certified() != State.MET)
                .map(MetTier::day)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        return window(then.day())
                .filter(one -> one.equals(then) || one.day().isBefore(lost))
                .mapToInt(one -> rank(one.tier().atMost()))
                .max()
                .orElse(NO_TIER);
    }

    private Stream<MetTier> window(LocalDate day) {
        return met.stream().filter(one -> downgrades.orElseThrow().keeps(one.day(), day));
    }

    /** What the hold keeps for certain: a tier that is credited for certain, and whenever it was reached, too recently. */
    private int heldAtLeast(LocalDate day) {
        int held = least;
        while (held > NO_TIER && !isHeld(reachedAtEarliest.get(held), day)) {
            held--;
        }
        return held;
    }

    /** The highest tier that the hold may keep: it may have been reached as late as that. */
    private int heldAtMost(LocalDate day) {
        return reachedAtLatest.descendingMap().entrySet().stream()
                .filter(reached -> reached.getKey() <= most && isHeld(reached.getValue(), day))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(NO_TIER);
    }

    private boolean isHeld(@Nullable LocalDate reached, LocalDate day) {
        return reached != null && downgrades.orElseThrow().holds(reached, day);
    }

    /** What is credited from the last tier day on. */
    public TierRange credited() {
        return new TierRange(id(least), id(most));
    }

    /**
     * Why the tier is credited that certainly is, and until when at least.
     *
     * @param certified whether the certification is certainly valid on a coming day
     * @return empty where no tier is, and where every update takes one that is not met any more
     */
    public Optional<Held> held(Predicate<LocalDate> certified) {
        if (downgrades.isEmpty() || least == NO_TIER) {
            return Optional.empty();
        }
        LocalDate until = schedule.nextFall(last.day());
        while (isKept(until, certified)) {
            until = schedule.nextFall(until);
        }
        return Optional.of(new Held(reason(), until));
    }

    private boolean isKept(LocalDate day, Predicate<LocalDate> certified) {
        return heldAtLeast(day) == least || (bestAtLeast(day) >= least && certified.test(day));
    }

    /** A tier that the programme has no longer ranks lowest. */
    private int rank(Optional<String> tier) {
        return tier.map(tiers::indexOf).orElse(NO_TIER);
    }

    private Optional<String> id(int tier) {
        return tier == NO_TIER ? Optional.empty() : Optional.of(tiers.get(tier));
    }
}
